using Judgeval.Llm.Wire.Json;
using Judgeval.Values;

namespace Judgeval.Llm.Wire.Responses;

/// <summary>
/// Collects what a call used. Streams say it once, at the end or several times; figures grow, so the highest counts, and one that a later event leaves out
/// keeps its value.
/// </summary>
internal sealed class UsageBuilder
{
    private const int LongestRaw = 16 * 1024;

    private readonly PooledBuffer _first = new();
    private readonly PooledBuffer _last = new();
    private readonly long?[] _counts = new long?[(int)UsageCount.Total + 1];

    internal bool IsEmpty { get; private set; } = true;

    internal double? CostUsd { get; set; }

    internal long? this[UsageCount count] => _counts[(int)count];

    /// <summary>A figure that cannot be is as good as none.</summary>
    internal void Set(UsageCount count, long? value)
    {
        if (value is >= 0)
        {
            _counts[(int)count] = Math.Max(_counts[(int)count] ?? 0, value.Value);
        }
    }

    /// <summary>Keeps the provider's own figures.</summary>
    internal void Keep(WireElement usage)
    {
        ReadOnlySpan<byte> json = usage.Json;
        if (json.IsEmpty || json.Length > LongestRaw)
        {
            IsEmpty = false;
            return;
        }

        PooledBuffer buffer = _first.Length == 0 ? _first : _last;
        buffer.Clear();
        json.CopyTo(buffer.GetSpan(json.Length));
        buffer.Advance(json.Length);
        IsEmpty = false;
    }

    /// <summary>The first figures with the last ones over them; a null says nothing.</summary>
    internal string? RawJson()
    {
        if (_first.Length == 0)
        {
            return null;
        }

        var first = new WireDocument();
        var last = new WireDocument();
        first.Parse(_first.Bytes, _first.Length);
        last.Parse(_last.Bytes, _last.Length);
        return JsonText.Write((first, last), static (writer, documents) =>
        {
            writer.WriteStartObject();
            foreach (WireMember member in documents.first.Root.Members)
            {
                WireElement later = documents.last.Root[System.Text.Encoding.UTF8.GetBytes(member.Name)];
                writer.WritePropertyName(member.Name);
                JsonCopy.Write(writer, later.Exists ? later : member.Value);
            }

            foreach (WireMember member in documents.last.Root.Members)
            {
                if (documents.first.Root[System.Text.Encoding.UTF8.GetBytes(member.Name)].Type == System.Text.Json.JsonTokenType.None)
                {
                    writer.WritePropertyName(member.Name);
                    JsonCopy.Write(writer, member.Value);
                }
            }

            writer.WriteEndObject();
        });
    }
}

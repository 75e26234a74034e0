using System.Text.Json;
using Judgeval.Llm.Wire.Json;

namespace Judgeval.Llm.Wire.Responses;

/// <summary>One of the answers to a request.</summary>
/// <param name="index">Its number.</param>
internal sealed class ResponseChoice(int index)
{
    private const int MostParts = 1024;

    private readonly List<ResponsePart> _parts = [];

    internal int Index => index;

    internal string? Role { get; set; }

    internal string? RawFinishReason { get; set; }

    internal int PartCount => _parts.Count;

    internal ResponsePart? Last => _parts.Count == 0 ? null : _parts[_parts.Count - 1];

    private bool HasToolCall => Find(static (part, _) => part.Kind == ResponsePartKind.ToolCall, 0) is not null;

    internal LlmChoiceFacts ToFacts() => new(index, RawFinishReason, FinishReasons.Map(RawFinishReason, HasToolCall));

    /// <summary>The part of that kind and key, which is begun if there is none yet; null if there are too many.</summary>
    internal ResponsePart? Part(ResponsePartKind kind, long key)
    {
        for (int i = _parts.Count - 1; i >= 0; i--)
        {
            if (_parts[i].Kind == kind && _parts[i].Key == key)
            {
                return _parts[i];
            }
        }

        return Add(kind, key);
    }

    internal ResponsePart? Find<TState>(Func<ResponsePart, TState, bool> matches, TState state)
    {
        for (int i = _parts.Count - 1; i >= 0; i--)
        {
            if (matches(_parts[i], state))
            {
                return _parts[i];
            }
        }

        return null;
    }

    internal ResponsePart? Add(ResponsePartKind kind, long key)
    {
        if (_parts.Count == MostParts)
        {
            return null;
        }

        var part = new ResponsePart(kind, key);
        _parts.Add(part);
        return part;
    }

    internal void Clear() => _parts.Clear();

    internal void SetRole(WireElement role) => Role ??= role.Text;

    internal void SetFinishReason(WireElement reason)
    {
        if (reason.IsText && !reason.Utf8.IsEmpty)
        {
            RawFinishReason = ResponseBuilder.Short(reason);
        }
    }

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("role"u8, Role is null or "model" ? "assistant" : Role);
        writer.WriteStartArray("parts"u8);
        foreach (ResponsePart part in _parts)
        {
            part.Write(writer);
        }

        writer.WriteEndArray();
        if (ToFacts().FinishReason is { } reason)
        {
            writer.WriteString("finish_reason"u8, reason);
        }

        writer.WriteEndObject();
    }
}

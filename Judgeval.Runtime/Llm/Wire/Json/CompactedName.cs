using Judgeval.Values;

namespace Judgeval.Llm.Wire.Json;

/// <summary>The name of the member that a <see cref="JsonCompactor"/> is at. Names that are longer than any that counts are cut.</summary>
internal sealed class CompactedName
{
    private static readonly byte[][] FavouredNames = ["usage"u8.ToArray(), "usageMetadata"u8.ToArray(), "usage_metadata"u8.ToArray(), "error"u8.ToArray()];

    private readonly byte[] _bytes = new byte[64];
    private int _length;

    internal ReadOnlySpan<byte> Utf8 => new(_bytes, 0, _length);

    /// <summary>Of what a model used, and of what went wrong, all is kept.</summary>
    internal bool IsFavoured
    {
        get
        {
            foreach (byte[] favoured in FavouredNames)
            {
                if (Utf8.SequenceEqual(favoured))
                {
                    return true;
                }
            }

            return false;
        }
    }

    internal void Clear() => _length = 0;

    /// <param name="run">Bytes of the name.</param>
    /// <param name="isUnit">An escape: whole or not at all.</param>
    internal void Append(ReadOnlySpan<byte> run, bool isUnit)
    {
        int room = _bytes.Length - _length;
        int length = run.Length <= room ? run.Length : isUnit ? 0 : room;
        run.Slice(0, length).CopyTo(new Span<byte>(_bytes, _length, length));
        _length += length;
    }

    internal void WriteTo(PooledBuffer output)
    {
        output.Append((byte)'"');
        Utf8.CopyTo(output.GetSpan(_length));
        output.Advance(_length);
        output.Append((byte)'"');
        output.Append((byte)':');
    }
}

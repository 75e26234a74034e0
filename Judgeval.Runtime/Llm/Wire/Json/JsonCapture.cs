using Judgeval.Values;

namespace Judgeval.Llm.Wire.Json;

/// <summary>
/// The bytes of one JSON value as they arrive: all of them while they are few, and beyond the limit what <see cref="JsonCompactor"/> keeps of them, which
/// is valid JSON with all that counts in it.
/// </summary>
/// <param name="limit">Bytes.</param>
internal sealed class JsonCapture(int limit)
{
    private readonly PooledBuffer _bytes = new();
    private JsonCompactor? _compactor;

    /// <summary>All bytes that came, kept or not.</summary>
    internal long TotalLength { get; private set; }

    /// <summary>Something was left out for its length.</summary>
    internal bool IsShortened => _compactor is not null;

    /// <summary>How many bytes are held.</summary>
    internal int Length => (_compactor?.Output ?? _bytes).Length;

    /// <summary>The captured bytes as they came; none if there were too many of them.</summary>
    internal ReadOnlySpan<byte> Plain => IsShortened ? default : new(_bytes.Bytes, 0, _bytes.Length);

    internal void Append(ReadOnlySpan<byte> bytes)
    {
        TotalLength += bytes.Length;
        if (_compactor is null && bytes.Length <= limit - _bytes.Length)
        {
            bytes.CopyTo(_bytes.GetSpan(bytes.Length));
            _bytes.Advance(bytes.Length);
            return;
        }

        if (_compactor is null)
        {
            _compactor = new JsonCompactor(limit);
            _compactor.Write(new ReadOnlySpan<byte>(_bytes.Bytes, 0, _bytes.Length));
            _bytes.Clear();
        }

        _compactor.Write(bytes);
    }

    internal void ParseInto(WireDocument document)
    {
        if (_compactor is { } compactor)
        {
            document.Parse(compactor.Output.Bytes, compactor.Output.Length, compactor.Elisions);
        }
        else
        {
            document.Parse(_bytes.Bytes, _bytes.Length);
        }
    }

    internal void Clear()
    {
        _bytes.Clear();
        _compactor = null;
        TotalLength = 0;
    }
}

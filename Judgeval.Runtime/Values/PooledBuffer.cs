using System.Buffers;

namespace Judgeval.Values;

/// <summary>A growing byte buffer that is used over and over, and that can be cut back when a value failed half-way.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>
{
    // A buffer that one huge value has blown up is not kept.
    private const int RetainedSize = 256 * 1024;

    private byte[] _bytes = new byte[1024];

    internal int Length { get; private set; }

    /// <summary>No value may grow the buffer beyond this; <see cref="ValueTooLongException"/> otherwise.</summary>
    internal int MaximumLength { get; set; } = int.MaxValue;

    internal byte[] Bytes => _bytes;

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(Length);
    }

    internal void Append(byte[] bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Advance(bytes.Length);
    }

    internal void Append(byte value)
    {
        GetSpan(1)[0] = value;
        Advance(1);
    }

    internal void CutTo(int length) => Length = length;

    internal void Clear()
    {
        Length = 0;
        MaximumLength = int.MaxValue;
        if (_bytes.Length > RetainedSize)
        {
            _bytes = new byte[1024];
        }
    }

    private void Reserve(int sizeHint)
    {
        int needed = Length + Math.Max(sizeHint, 1);
        if (needed > MaximumLength)
        {
            throw new ValueTooLongException();
        }

        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(needed, _bytes.Length * 2));
        }
    }
}

using Judgeval.Values;

namespace Judgeval.Llm.Wire.Json;

/// <summary>Copies one string at a time: of media the beginning, of other texts much more.</summary>
internal sealed class CompactedText(PooledBuffer output, List<Elision> elisions)
{
    // Enough to tell base64 from a text, and to see what a data URL is.
    private const int MediaProbe = 1024;

    private int _start;
    private int _written;
    private int _most;
    private long _length;
    private bool _isOpen;
    private bool _isFull;
    private bool _isProbed;

    /// <param name="most">The most bytes that are kept of a string.</param>
    internal void Begin(int most)
    {
        _start = output.Length;
        _written = 0;
        _most = most;
        _length = 0;
        _isOpen = true;
        _isFull = false;
        _isProbed = false;
        output.Append((byte)'"');
    }

    /// <param name="run">Bytes of the string.</param>
    /// <param name="isUnit">An escape: whole or not at all.</param>
    internal void Copy(ReadOnlySpan<byte> run, bool isUnit)
    {
        _length += run.Length;
        while (_isOpen && !_isFull)
        {
            int next = _isProbed ? _most : Math.Min(MediaProbe, _most);
            int room = Math.Max(0, next - _written);
            if (run.Length <= room)
            {
                Write(run);
                return;
            }

            // The string goes on beyond what may be kept of media.
            ReadOnlySpan<byte> kept = run.Slice(0, isUnit ? 0 : room);
            Write(kept);
            run = run.Slice(kept.Length);
            _isFull = next == _most || IsMedia();
            _isProbed = true;
        }
    }

    /// <summary>Ends the string in the output, whatever is to come of it.</summary>
    internal void Close()
    {
        if (_isOpen)
        {
            CutTornCharacter();
            output.Append((byte)'"');
            _isOpen = false;
        }
    }

    internal void End()
    {
        Close();
        if (_length > _written)
        {
            elisions.Add(new Elision(_start, _length));
        }
    }

    private void Write(ReadOnlySpan<byte> run)
    {
        run.CopyTo(output.GetSpan(run.Length));
        output.Advance(run.Length);
        _written += run.Length;
    }

    private bool IsMedia() => IsBase64(AfterPrefix(new ReadOnlySpan<byte>(output.Bytes, _start + 1, _written)));

    // A data URL says what it is before its comma.
    private static ReadOnlySpan<byte> AfterPrefix(ReadOnlySpan<byte> text) =>
        text.StartsWith("data:"u8) ? text.Slice(text.IndexOf((byte)',') + 1) : text;

    private static bool IsBase64(ReadOnlySpan<byte> text)
    {
        foreach (byte value in text)
        {
            if (value is not (>= (byte)'A' and <= (byte)'Z' or >= (byte)'a' and <= (byte)'z' or >= (byte)'0' and <= (byte)'9' or (byte)'+' or (byte)'/' or (byte)'=' or (byte)'-' or (byte)'_' or (byte)'\\'))
            {
                return false;
            }
        }

        return true;
    }

    // The bytes of a character that was cut, whose first says how many they are to be.
    private void CutTornCharacter()
    {
        int back = 1;
        while (back < _written && back < 4 && (output.Bytes[output.Length - back] & 0xC0) == 0x80)
        {
            back++;
        }

        byte first = back > _written ? (byte)0 : output.Bytes[output.Length - back];
        int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
        if (length > back)
        {
            output.CutTo(output.Length - back);
            _written -= back;
        }
    }
}

namespace Judgeval.Llm.Wire.Streaming;

/// <summary>The elements of one JSON array, each of them an object: Gemini's stream, unless it is asked for server-sent events.</summary>
internal sealed class JsonArraySplitter : EventSplitter
{
    private int _depth;
    private bool _isInText;
    private bool _isEscaped;

    private protected override bool Split(ref ReadOnlySpan<byte> bytes)
    {
        SkipBetween(ref bytes);
        if (IsAtEnd || bytes.IsEmpty)
        {
            return false;
        }

        int end = EndOfElement(bytes);
        Data.Append(end < 0 ? bytes : bytes.Slice(0, end));
        bytes = bytes.Slice(end < 0 ? bytes.Length : end);
        return end >= 0;
    }

    // Half an element was not meant to be read.
    private protected override bool SplitLast() => false;

    private protected override void Reset()
    {
    }

    private void SkipBetween(ref ReadOnlySpan<byte> bytes)
    {
        while (_depth == 0 && !IsAtEnd && !bytes.IsEmpty && bytes[0] != '{')
        {
            IsAtEnd = bytes[0] == ']';
            bytes = bytes.Slice(1);
        }
    }

    /// <summary>Where the element ends, or -1.</summary>
    private int EndOfElement(ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            byte value = bytes[i];
            if (_isEscaped)
            {
                _isEscaped = false;
            }
            else if (_isInText)
            {
                int next = bytes.Slice(i).IndexOfAny((byte)'"', (byte)'\\');
                if (next < 0)
                {
                    return -1;
                }

                i += next;
                _isEscaped = bytes[i] == '\\';
                _isInText = _isEscaped;
            }
            else if (value == '"')
            {
                _isInText = true;
            }
            else if (value is (byte)'{' or (byte)'[')
            {
                _depth++;
            }
            else if (value is (byte)'}' or (byte)']' && --_depth == 0)
            {
                return i + 1;
            }
        }

        return -1;
    }
}

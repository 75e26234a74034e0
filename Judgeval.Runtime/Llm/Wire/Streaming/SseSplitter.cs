namespace Judgeval.Llm.Wire.Streaming;

/// <summary>
/// Server-sent events, as the HTML standard has them: lines end with LF, CRLF or CR, an empty one ends the event, <c>data</c> of several lines is one text.
/// </summary>
internal sealed class SseSplitter : EventSplitter
{
    private const int LongestField = 8;

    private readonly byte[] _field = new byte[LongestField];
    private readonly byte[] _name = new byte[LongestField];
    private int _fieldLength;
    private int _nameLength;
    private Place _place;
    private Field _kind;
    private bool _hasData;
    private bool _skipsLineFeed;

    private enum Place
    {
        Name,
        AfterColon,
        Value,
    }

    private enum Field
    {
        Other,
        Data,
        Event,
    }

    internal override bool IsError => new ReadOnlySpan<byte>(_name, 0, Math.Min(_nameLength, LongestField)).SequenceEqual("error"u8);

    private protected override bool Split(ref ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_skipsLineFeed)
            {
                _skipsLineFeed = false;
                if (bytes[0] == '\n')
                {
                    bytes = bytes.Slice(1);
                    continue;
                }
            }

            int end = bytes.IndexOfAny((byte)'\r', (byte)'\n');
            Take(end < 0 ? bytes : bytes.Slice(0, end));
            if (end < 0)
            {
                break;
            }

            _skipsLineFeed = bytes[end] == '\r';
            bytes = bytes.Slice(end + 1);
            if (EndLine())
            {
                return true;
            }
        }

        bytes = default;
        return false;
    }

    // The standard drops an event without an empty line after it. Servers that leave it out mean the event all the same.
    private protected override bool SplitLast()
    {
        EndLine();
        return _hasData && EndEvent();
    }

    private protected override void Reset()
    {
        _hasData = false;
        _nameLength = 0;
    }

    private void Take(ReadOnlySpan<byte> piece)
    {
        while (!piece.IsEmpty)
        {
            switch (_place)
            {
                case Place.Name:
                    piece = TakeName(piece);
                    break;
                case Place.AfterColon:
                    _place = Place.Value;
                    piece = piece.Slice(piece[0] == ' ' ? 1 : 0);
                    break;
                default:
                    TakeValue(piece);
                    return;
            }
        }
    }

    private ReadOnlySpan<byte> TakeName(ReadOnlySpan<byte> piece)
    {
        int colon = piece.IndexOf((byte)':');
        ReadOnlySpan<byte> name = colon < 0 ? piece : piece.Slice(0, colon);
        AppendTo(_field, ref _fieldLength, name);
        if (colon < 0)
        {
            return default;
        }

        BeginValue();
        return piece.Slice(colon + 1);
    }

    private void BeginValue()
    {
        ReadOnlySpan<byte> field = new(_field, 0, Math.Min(_fieldLength, LongestField));
        _kind = field.SequenceEqual("data"u8) ? Field.Data : field.SequenceEqual("event"u8) ? Field.Event : Field.Other;
        _place = Place.AfterColon;
        if (_kind == Field.Event)
        {
            _nameLength = 0;
        }
        else if (_kind == Field.Data)
        {
            if (_hasData)
            {
                Data.Append("\n"u8);
            }

            _hasData = true;
        }
    }

    private void TakeValue(ReadOnlySpan<byte> piece)
    {
        if (_kind == Field.Data)
        {
            Data.Append(piece);
        }
        else if (_kind == Field.Event)
        {
            AppendTo(_name, ref _nameLength, piece);
        }
    }

    /// <summary>Whether the line ended an event.</summary>
    private bool EndLine()
    {
        bool isEmpty = _place == Place.Name && _fieldLength == 0;
        if (!isEmpty && _place == Place.Name)
        {
            // A field without a colon has an empty value.
            BeginValue();
        }

        _place = Place.Name;
        _fieldLength = 0;
        return isEmpty && EndEvent();
    }

    private bool EndEvent()
    {
        if (!_hasData)
        {
            Reset();
            return false;
        }

        if (Data.Length < 16 && Data.Plain.IndexOf("[DONE]"u8) >= 0)
        {
            IsAtEnd = true;
        }

        return true;
    }

    // What is longer than any name that counts has a length beyond them.
    private static void AppendTo(byte[] buffer, ref int length, ReadOnlySpan<byte> bytes)
    {
        int room = Math.Max(0, buffer.Length - length);
        bytes.Slice(0, Math.Min(room, bytes.Length)).CopyTo(new Span<byte>(buffer, buffer.Length - room, room));
        length = Math.Min(buffer.Length + 1, length + bytes.Length);
    }
}

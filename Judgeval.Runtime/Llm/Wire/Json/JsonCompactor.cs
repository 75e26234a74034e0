using System.Text.Json;
using Judgeval.Values;

namespace Judgeval.Llm.Wire.Json;

/// <summary>
/// Makes long JSON short while it passes, in any pieces. Of media and of vectors only the beginning is kept, and how long they were. Beyond the limit only the
/// members next to the root are, and what a model used: that often comes last.
/// </summary>
/// <param name="limit">Bytes. What is kept beyond it has a limit of its own.</param>
internal sealed class JsonCompactor(int limit)
{
    private const int MostBeyond = 64 * 1024;
    private const int LongestBeyond = 256;
    private const int LongestScalar = 64;
    private const int KeptNumbers = 8;
    private const int DepthBeyond = 2;

    private readonly CompactedFrame[] _frames = new CompactedFrame[WireDocument.MaximumDepth];
    private readonly CompactedName _name = new();
    private readonly byte[] _escape = new byte[6];
    private CompactedText? _text;
    private CompactorPlace _place;
    private int _depth;
    private int _escapeLength;
    private int _scalarLength;
    private bool _hasName;
    private bool _isName;
    private bool _isKept;
    private bool _hasRoot;
    private bool _isBeyond;
    private bool _isBroken;

    internal PooledBuffer Output { get; } = new();

    internal List<Elision> Elisions { get; } = [];

    internal void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && !_isBroken)
        {
            bytes = bytes.Slice(_place switch
            {
                CompactorPlace.Text => InText(bytes),
                CompactorPlace.Escape => InEscape(bytes[0]),
                CompactorPlace.Scalar => InScalar(bytes),
                _ => BetweenValues(bytes[0]),
            });
            if (!_isBeyond && Output.Length > limit && _place != CompactorPlace.Scalar)
            {
                GoBeyond();
            }
        }
    }

    private int BetweenValues(byte value)
    {
        switch (value)
        {
            case <= (byte)' ' or (byte)',' or (byte)':':
                return 1;
            case (byte)'"':
                BeginText();
                return 1;
            case (byte)'{' or (byte)'[':
                Open(isObject: value == '{');
                return 1;
            case (byte)'}' or (byte)']':
                Close(isObject: value == '}');
                return 1;
            default:
                _isKept = BeginValue(JsonTokenType.Number);
                _scalarLength = 0;
                _place = CompactorPlace.Scalar;
                return 0;
        }
    }

    private void BeginText()
    {
        _place = CompactorPlace.Text;
        _isName = _depth > 0 && _frames[_depth - 1].IsObject && !_hasName;
        if (_isName)
        {
            _name.Clear();
            return;
        }

        _isKept = BeginValue(JsonTokenType.String);
        if (_isKept)
        {
            _text ??= new CompactedText(Output, Elisions);
            _text.Begin(_isBeyond ? LongestBeyond : limit / 4);
        }
    }

    private int InText(ReadOnlySpan<byte> bytes)
    {
        // Where the limit falls must not depend on how the bytes come.
        if (!_isBeyond && !_isName && bytes.Length > limit + 1 - Output.Length)
        {
            bytes = bytes.Slice(0, Math.Max(1, limit + 1 - Output.Length));
        }

        int end = bytes.IndexOfAny((byte)'"', (byte)'\\');
        CopyText(end < 0 ? bytes : bytes.Slice(0, end), isUnit: false);
        if (end < 0)
        {
            return bytes.Length;
        }

        if (bytes[end] == '"')
        {
            EndText();
        }
        else
        {
            _place = CompactorPlace.Escape;
            _escape[0] = (byte)'\\';
            _escapeLength = 1;
        }

        return end + 1;
    }

    private int InEscape(byte value)
    {
        _escape[_escapeLength++] = value;
        if (_escapeLength == _escape.Length || (_escapeLength == 2 && value != 'u'))
        {
            CopyText(new ReadOnlySpan<byte>(_escape, 0, _escapeLength), isUnit: true);
            _place = CompactorPlace.Text;
        }

        return 1;
    }

    private void CopyText(ReadOnlySpan<byte> run, bool isUnit)
    {
        if (_isName)
        {
            _name.Append(run, isUnit);
        }
        else if (_isKept)
        {
            _text!.Copy(run, isUnit);
        }
    }

    private void EndText()
    {
        _place = CompactorPlace.Between;
        _hasName = _isName;
        if (!_isName && _isKept)
        {
            _text!.End();
        }
    }

    private int InScalar(ReadOnlySpan<byte> bytes)
    {
        int length = 0;
        while (length < bytes.Length && !EndsScalar(bytes[length]))
        {
            length++;
        }

        ReadOnlySpan<byte> run = bytes.Slice(0, length);
        if (_isKept && _scalarLength + run.Length <= LongestScalar)
        {
            run.CopyTo(Output.GetSpan(run.Length));
            Output.Advance(run.Length);
            _scalarLength += run.Length;
        }

        _place = length == bytes.Length ? CompactorPlace.Scalar : CompactorPlace.Between;
        return length;
    }

    private static bool EndsScalar(byte value) => value <= ' ' || value is (byte)',' or (byte)':' or (byte)'"' or (byte)'{' or (byte)'}' or (byte)'[' or (byte)']';

    private void Open(bool isObject)
    {
        if (_depth == _frames.Length)
        {
            _isBroken = true;
            return;
        }

        bool isFavoured = _depth > 0 && (_frames[_depth - 1].IsFavoured || (_hasName && isObject && _name.IsFavoured));
        bool isKept = BeginValue(isObject ? JsonTokenType.StartObject : JsonTokenType.StartArray);
        _frames[_depth++] = new CompactedFrame { IsObject = isObject, IsKept = isKept, IsFavoured = isFavoured, Start = Output.Length };
        if (isKept)
        {
            Output.Append(isObject ? (byte)'{' : (byte)'[');
        }
    }

    private void Close(bool isObject)
    {
        if (_depth == 0 || _frames[_depth - 1].IsObject != isObject)
        {
            _isBroken = true;
            return;
        }

        CompactedFrame frame = _frames[--_depth];
        _hasName = false;
        if (frame.DroppedNumbers > 0)
        {
            Elisions.Add(new Elision(frame.Start, frame.DroppedNumbers));
        }

        if (frame.IsKept)
        {
            Output.Append(isObject ? (byte)'}' : (byte)']');
        }
    }

    /// <summary>Whether the value is kept; if so, what comes before it has been written.</summary>
    private bool BeginValue(JsonTokenType type)
    {
        bool hadName = _hasName;
        _hasName = false;
        if (_depth == 0)
        {
            (bool isFirst, _hasRoot) = (!_hasRoot, true);
            return isFirst;
        }

        ref CompactedFrame frame = ref _frames[_depth - 1];
        if (!frame.IsKept || !HasRoom(in frame, type, hadName) || IsOneNumberMore(ref frame, type))
        {
            return false;
        }

        if (frame.HasItems)
        {
            Output.Append((byte)',');
        }

        frame.HasItems = true;
        if (frame.IsObject)
        {
            _name.WriteTo(Output);
        }

        return true;
    }

    private bool HasRoom(in CompactedFrame frame, JsonTokenType type, bool hadName)
    {
        if (!_isBeyond)
        {
            return true;
        }

        return Output.Length <= limit + MostBeyond
            && (frame.IsFavoured || (frame.IsObject && _depth <= DepthBeyond && type != JsonTokenType.StartArray
                && (type != JsonTokenType.StartObject || _depth < DepthBeyond || (hadName && _name.IsFavoured))));
    }

    private static bool IsOneNumberMore(ref CompactedFrame frame, JsonTokenType type)
    {
        if (frame.IsObject || type != JsonTokenType.Number || ++frame.Numbers <= KeptNumbers)
        {
            return false;
        }

        frame.DroppedNumbers++;
        return true;
    }

    // What is deep inside ends here in the output, and nothing more is written of it.
    private void GoBeyond()
    {
        if (_depth > 0 && _frames[_depth - 1].IsFavoured)
        {
            return;
        }

        _isBeyond = true;
        if (_place is CompactorPlace.Text or CompactorPlace.Escape && !_isName && _isKept)
        {
            _text!.Close();
        }

        for (int i = _depth - 1; i >= DepthBeyond; i--)
        {
            if (_frames[i].IsKept)
            {
                Output.Append(_frames[i].IsObject ? (byte)'}' : (byte)']');
                _frames[i].IsKept = false;
            }
        }
    }
}

using System.Text.Json;

namespace Judgeval.Llm.Wire.Json;

/// <summary>
/// JSON as a table of tokens, used over and over for one payload after the other. Unlike <see cref="JsonDocument"/> it takes what is cut off or broken: what
/// came before the fault can be read.
/// </summary>
internal sealed class WireDocument
{
    internal const int MaximumDepth = 128;

    // A table that one huge payload has blown up is not kept.
    private const int RetainedTokens = 8192;

    private WireToken[] _tokens = new WireToken[64];
    private readonly int[] _open = new int[MaximumDepth];
    private IReadOnlyList<Elision> _elisions = [];
    private byte[] _bytes = [];
    private int _count;

    /// <summary>The outermost value, which is missing if there was nothing that could be read.</summary>
    internal WireElement Root => new(this, _count == 0 ? -1 : 0);

    /// <summary>The payload was one whole JSON value.</summary>
    internal bool IsWhole { get; private set; }

    internal void Parse(byte[] bytes, int length) => Parse(bytes, length, []);

    /// <summary>The bytes must stay as they are while elements of the document are read.</summary>
    internal void Parse(byte[] bytes, int length, IReadOnlyList<Elision> elisions)
    {
        Reset(bytes, elisions);
        var reader = new Utf8JsonReader(
            new ReadOnlySpan<byte>(bytes, 0, length),
            isFinalBlock: false,
            new JsonReaderState(new JsonReaderOptions { MaxDepth = MaximumDepth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }));
        int depth = 0;
        try
        {
            while (reader.Read())
            {
                Add(ref reader, ref depth);
            }

            IsWhole = _count > 0 && depth == 0;
        }
        catch (JsonException)
        {
            // What was read stays readable.
            IsWhole = false;
        }

        while (depth > 0)
        {
            ref WireToken open = ref _tokens[_open[--depth]];
            open.Next = _count;
            open.Length = length - open.Start;
        }
    }

    internal ref readonly WireToken TokenAt(int index) => ref _tokens[index];

    internal ReadOnlySpan<byte> Bytes(int start, int length) => new(_bytes, start, length);

    /// <summary>What is missing of the value that begins there, or 0.</summary>
    internal long ElidedAt(int position)
    {
        foreach (Elision elision in _elisions)
        {
            if (elision.Position == position)
            {
                return elision.Count;
            }
        }

        return 0;
    }

    private void Reset(byte[] bytes, IReadOnlyList<Elision> elisions)
    {
        _bytes = bytes;
        _elisions = elisions;
        _count = 0;
        IsWhole = false;
        if (_tokens.Length > RetainedTokens)
        {
            _tokens = new WireToken[64];
        }
    }

    private void Add(ref Utf8JsonReader reader, ref int depth)
    {
        JsonTokenType type = reader.TokenType;
        if (type is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            ref WireToken opened = ref _tokens[_open[--depth]];
            opened.Next = _count;
            opened.IsWhole = true;
            opened.Length = (int)reader.BytesConsumed - opened.Start;
            return;
        }

        if (_count == _tokens.Length)
        {
            Array.Resize(ref _tokens, _count * 2);
        }

        bool isText = type is JsonTokenType.String or JsonTokenType.PropertyName;
        _tokens[_count] = new WireToken
        {
            Type = type,
            Start = (int)reader.TokenStartIndex + (isText ? 1 : 0),
            Length = reader.ValueSpan.Length,
            HasEscapes = isText && reader.ValueIsEscaped,
            Next = _count + 1,
        };
        if (type is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            _open[depth++] = _count;
        }

        _count++;
    }
}

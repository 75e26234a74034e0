using Judgeval.Llm.Wire.Json;
using Judgeval.Values;

namespace Judgeval.Llm.Wire.Responses;

/// <summary>What is known of an answer so far. One payload fills it, or the events of a stream one after the other.</summary>
internal sealed class ResponseBuilder
{
    /// <summary>Characters of text that are kept of an answer. What comes after them is not, but what was used is.</summary>
    internal const int MostText = 1024 * 1024;

    private const int MostChoices = 128;
    private const int LongestName = 512;

    private readonly List<ResponseChoice> _choices = [];
    private int _textLength;

    internal string? Id { get; set; }

    internal string? Model { get; set; }

    internal string? ServiceTier { get; set; }

    internal string? SystemFingerprint { get; set; }

    internal UsageBuilder Usage { get; } = new();

    internal LlmErrorFacts? Error { get; set; }

    internal string? BlockReason { get; set; }

    internal string? SafetyRatings { get; set; }

    internal long? VectorCount { get; set; }

    internal long? Dimensions { get; set; }

    /// <summary>Content came: more than a role or a ping.</summary>
    internal bool HasContent { get; set; }

    /// <summary>The format's own last event came.</summary>
    internal bool IsTerminal { get; set; }

    /// <summary>Something is missing for its length.</summary>
    internal bool IsShortened { get; set; }

    internal IReadOnlyList<ResponseChoice> Choices => _choices;

    /// <summary>A word of the provider's, not longer than any that means something.</summary>
    internal static string? Short(WireElement value) => value.TextOrNumber is not { } text ? null : Short(text, LongestName);

    internal static string Short(string text, int length) => RecordedText.Bounded(text, length);

    /// <summary>The choice of that number, which is begun if there is none yet; null if there are too many.</summary>
    internal ResponseChoice? Choice(long index)
    {
        foreach (ResponseChoice choice in _choices)
        {
            if (choice.Index == index)
            {
                return choice;
            }
        }

        if (_choices.Count == MostChoices || index is < 0 or > int.MaxValue)
        {
            IsShortened = true;
            return null;
        }

        var added = new ResponseChoice((int)index);
        _choices.Add(added);
        return added;
    }

    internal void SetIdentity(WireElement id, WireElement model)
    {
        // The same in every event; Azure's first has them empty.
        Id = string.IsNullOrEmpty(Id) ? Short(id) : Id;
        Model = string.IsNullOrEmpty(Model) ? Short(model) : Model;
    }

    internal void Append(ResponseChoice choice, ResponsePartKind kind, long key, WireElement text)
    {
        if (!text.Utf8.IsEmpty)
        {
            Append(choice.Part(kind, key), text);
        }
    }

    internal void Append(ResponsePart? part, WireElement text)
    {
        if (text.Utf8.IsEmpty)
        {
            return;
        }

        HasContent = true;
        if (part is null || _textLength >= MostText)
        {
            IsShortened = true;
            return;
        }

        int before = part.Text.Length;
        text.AppendTo(part.Text);
        _textLength += part.Text.Length - before;
        if (_textLength > MostText)
        {
            part.Text.Length -= _textLength - MostText;
            _textLength = MostText;
            IsShortened = true;
        }
    }

    /// <summary>JSON that came whole, as the content of a part until pieces of it come.</summary>
    internal void SetWhole(ResponsePart? part, WireElement value)
    {
        string json = value.IsText ? value.Text! : ResponsePart.Copy(value);
        if (part is null || _textLength + json.Length > MostText)
        {
            IsShortened = true;
            return;
        }

        _textLength += json.Length;
        part.Whole = json;
    }

    /// <summary>Forgets the parts: they come again, whole.</summary>
    internal void ClearParts(ResponseChoice choice)
    {
        choice.Clear();
        _textLength = 0;
    }
}

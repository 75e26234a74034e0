using System.Text.Json;
using Judgeval.Guardrails.Rules;

namespace Judgeval.Guardrails.Responses;

/// <summary>Walks through a provider's answer, and offers to the rules what it says of guardrails. As deep as the reader goes, which is 64 levels.</summary>
internal readonly ref struct ResponseWalk(string key, string? quote)
{
    /// <summary>The reader is at the first token of the value, and afterwards at its last.</summary>
    internal void Value(ref Utf8JsonReader reader, ResponseField field, ref Detection detection)
    {
        switch (field)
        {
            case ResponseField.FinishReason:
                OfferWord(ref reader, Signal.FinishReason, ref detection);
                break;
            case ResponseField.StopReason:
                OfferWord(ref reader, Signal.StopReason, ref detection);
                break;
            case ResponseField.BlockReason:
                OfferWord(ref reader, Signal.BlockReason, ref detection);
                break;
            case ResponseField.GuardrailAction:
                OfferWord(ref reader, Signal.GuardrailAction, ref detection);
                break;
            case ResponseField.PromptFilters:
                new FilterWalk(key, Signal.PromptFilter).Value(ref reader, "prompt", ref detection);
                break;
            case ResponseField.ContentFilters:
                new FilterWalk(key, Signal.ContentFilter).Value(ref reader, "content", ref detection);
                break;
            case ResponseField.SafetyRatings:
                new RatingWalk(key, quote).Value(ref reader, ref detection);
                break;
            case ResponseField.Opaque:
                reader.SkipValue();
                break;
            default:
                Inside(ref reader, field, ref detection);
                break;
        }
    }

    private void Inside(ref Utf8JsonReader reader, ResponseField within, ref Detection detection)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                Value(ref reader, within, ref detection);
            }
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            Object(ref reader, within, ref detection);
        }
    }

    private void Object(ref Utf8JsonReader reader, ResponseField within, ref Detection detection)
    {
        var message = new MessageParts();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ResponseField field = ResponseFields.Of(ref reader);
            Signal? signal = SignalWithin(within, ref reader);
            MessagePart part = message.See(ref reader);
            if (!reader.Read())
            {
                break;
            }

            if (signal is { } said)
            {
                OfferWord(ref reader, said, ref detection);
            }
            else if (!message.TryTake(part, ref reader))
            {
                Value(ref reader, field, ref detection);
            }
        }

        if (message.Refusal is { Length: > 0 } refusal)
        {
            detection.Offer(Signal.Refusal, refusal.AsSpan(), key);
        }
    }

    // Properties whose names say nothing by themselves.
    private static Signal? SignalWithin(ResponseField within, ref Utf8JsonReader reader) => within switch
    {
        ResponseField.IncompleteDetails when reader.ValueTextEquals("reason"u8) => Signal.IncompleteReason,
        ResponseField.Error when reader.ValueTextEquals("code"u8) => Signal.ErrorCode,
        _ => null,
    };

    private void OfferWord(ref Utf8JsonReader reader, Signal signal, ref Detection detection)
    {
        if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length <= ReaderExtensions.LongestWord)
        {
            Span<char> word = stackalloc char[ReaderExtensions.LongestWord];
            detection.Offer(signal, word.Slice(0, reader.CopyString(word)), key);
        }
        else
        {
            reader.SkipValue();
        }
    }
}

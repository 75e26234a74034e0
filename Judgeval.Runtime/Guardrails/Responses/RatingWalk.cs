using System.Text.Json;
using Judgeval.Guardrails.Rules;

namespace Judgeval.Guardrails.Responses;

/// <summary>Walks through Gemini's safety ratings, <c>[{"category":…,"probability":"HIGH","blocked":true}, …]</c> or only one of them.</summary>
internal readonly ref struct RatingWalk(string key, string? quote)
{
    internal void Value(ref Utf8JsonReader reader, ref Detection detection)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                Value(ref reader, ref detection);
            }
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            Object(ref reader, ref detection);
        }
    }

    private void Object(ref Utf8JsonReader reader, ref Detection detection)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isVerdict = reader.IsWord("blocked".AsSpan());
            bool isProbability = reader.IsWord("probability".AsSpan());
            if (!reader.Read())
            {
                return;
            }

            if (isVerdict && reader.TokenType == JsonTokenType.True)
            {
                detection.Offer(Signal.SafetyRating, "blocked".AsSpan(), key, quote: quote);
            }
            else if (isProbability && reader.TokenType == JsonTokenType.String && reader.IsWord("HIGH".AsSpan()))
            {
                detection.Offer(Signal.SafetyRating, "HIGH".AsSpan(), key, quote: quote);
            }
            else
            {
                reader.SkipValue();
            }
        }
    }
}

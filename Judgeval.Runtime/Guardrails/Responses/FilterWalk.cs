using System.Text.Json;
using Judgeval.Guardrails.Rules;

namespace Judgeval.Guardrails.Responses;

/// <summary>Walks through Azure's filter results, <c>{"hate":{"filtered":true,"severity":"high"}, …}</c>, at any depth, and offers the name of each filter that has acted.</summary>
internal readonly ref struct FilterWalk(string key, Signal signal)
{
    private static readonly string[] Shields = ["jailbreak", "indirect_attack"];

    // Containers, which are no filters.
    private static readonly string[] Results = ["content_filter_results", "content_filter_result", "details"];

    internal void Value(ref Utf8JsonReader reader, string name, ref Detection detection)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                Value(ref reader, name, ref detection);
            }
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            Object(ref reader, name, ref detection);
        }
    }

    private void Object(ref Utf8JsonReader reader, string name, ref Detection detection)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isVerdict = reader.IsWord("filtered".AsSpan());
            string property = isVerdict ? name : reader.GetString()!;
            if (!reader.Read())
            {
                return;
            }

            if (!isVerdict)
            {
                Value(ref reader, Words.IsAnyOf(property.AsSpan(), Results) ? name : property, ref detection);
            }
            else if (reader.TokenType == JsonTokenType.True)
            {
                detection.Offer(Words.IsAnyOf(name.AsSpan(), Shields) ? Signal.PromptShield : signal, name.AsSpan(), key);
            }
        }
    }
}

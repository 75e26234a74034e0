using Judgeval.Llm.Wire.Json;

namespace Judgeval.Llm.Wire.Responses;

/// <summary>What a provider's filters said. Ratings that say nothing happened are the rule, and repeated in every event: only the last ones are kept.</summary>
internal static class SafetyReader
{
    private const int Longest = 16 * 1024;

    /// <summary>Azure: of the prompt a list, of an answer an object.</summary>
    internal static void ReadAzure(WireElement results, ResponseBuilder builder)
    {
        if (results.IsArray)
        {
            foreach (WireElement result in results.Items)
            {
                ReadAzure(result["content_filter_results"u8], builder);
            }
        }

        foreach (WireMember category in results.Members)
        {
            if (category.Value["filtered"u8].IsTrue)
            {
                builder.BlockReason ??= category.Name;
                Keep(results, builder);
            }
        }
    }

    internal static void ReadGemini(WireElement ratings, ResponseBuilder builder)
    {
        if (ratings.IsArray)
        {
            Keep(ratings, builder);
        }
    }

    private static void Keep(WireElement ratings, ResponseBuilder builder)
    {
        if (!ratings.Json.IsEmpty && ratings.Json.Length <= Longest)
        {
            builder.SafetyRatings = ResponsePart.Copy(ratings);
        }
    }
}

using Judgeval.Llm.Wire.Json;

namespace Judgeval.Llm.Wire.Responses;

/// <summary>Vectors: how many there are and how long they are, never the numbers.</summary>
internal static class EmbeddingPayload
{
    // Base64 is of floats.
    private const int BytesPerNumber = 4;

    internal static void Read(WireElement root, ResponseBuilder builder)
    {
        builder.SetIdentity(root["id"u8], root["model"u8]);
        UsageReader.ReadOpenAI(root["usage"u8], builder.Usage);
        UsageReader.ReadGemini(root["usageMetadata"u8], builder.Usage);
        WireElement vectors = root.Either("data"u8, "embeddings"u8);
        if (vectors.IsArray)
        {
            builder.VectorCount = vectors.Count;
            foreach (WireElement first in vectors.Items)
            {
                SetDimensions(first.Either("embedding"u8, "values"u8), builder);
                break;
            }
        }
        else if (root["embedding"u8].IsObject)
        {
            builder.VectorCount = 1;
            SetDimensions(root["embedding"u8]["values"u8], builder);
        }
    }

    private static void SetDimensions(WireElement vector, ResponseBuilder builder)
    {
        builder.HasContent = true;
        if (vector.IsArray)
        {
            builder.Dimensions = vector.Count;
        }
        else if (vector.IsText)
        {
            builder.Dimensions = MediaSource.DecodedLength(vector, prefix: 0) / BytesPerNumber;
        }
    }
}

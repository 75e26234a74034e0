using System.Diagnostics;
using System.Text.Json;
using Judgeval.Values;

namespace Judgeval.Export;

/// <summary>Tags that wait to be sent. The span says which trace they are of, and at the time of sending which project that goes to.</summary>
internal sealed class TraceTags(Activity span, string[] tags)
{
    internal Activity Span { get; } = span;

    /// <summary>The body of the request, in UTF-8.</summary>
    internal byte[] ToJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, ValueSerializer.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("tags");
            foreach (string tag in tags)
            {
                writer.WriteStringValue(tag);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }
}

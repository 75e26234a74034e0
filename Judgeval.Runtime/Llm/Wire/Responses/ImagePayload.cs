using Judgeval.Llm.Wire.Json;

namespace Judgeval.Llm.Wire.Responses;

/// <summary>OpenAI's images, at once or as events. Images that are not finished are no answer.</summary>
internal static class ImagePayload
{
    internal static void Read(WireElement root, ResponseBuilder builder)
    {
        UsageReader.ReadOpenAI(root["usage"u8], builder.Usage);
        if (builder.Choice(0) is not { } choice)
        {
            return;
        }

        string format = "image/" + (ResponseBuilder.Short(root["output_format"u8]) ?? "png");
        string? type = root["type"u8].Text;
        if (type is "image_generation.completed" or "image_edit.completed")
        {
            MediaReader.AddBlob(root["b64_json"u8], "image", format, choice, builder);
        }

        foreach (WireElement image in root["data"u8].Items)
        {
            MediaReader.AddBlob(image["b64_json"u8], "image", format, choice, builder);
            MediaReader.AddImage(image["url"u8], choice, builder);
            builder.Append(choice, ResponsePartKind.Text, 0, image["revised_prompt"u8]);
        }
    }
}

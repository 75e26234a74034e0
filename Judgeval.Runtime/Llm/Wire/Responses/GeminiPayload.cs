using Judgeval.Llm.Wire.Json;

namespace Judgeval.Llm.Wire.Responses;

/// <summary>Gemini's <c>GenerateContentResponse</c>; a stream is several of them, each with more text and with all that was used so far.</summary>
internal static class GeminiPayload
{
    internal static void Read(WireElement root, ResponseBuilder builder)
    {
        builder.SetIdentity(root["responseId"u8], root["modelVersion"u8]);
        UsageReader.ReadGemini(root["usageMetadata"u8], builder.Usage);
        WireElement feedback = root["promptFeedback"u8];
        builder.BlockReason = ResponseBuilder.Short(feedback["blockReason"u8]) ?? builder.BlockReason;
        SafetyReader.ReadGemini(feedback["safetyRatings"u8], builder);
        foreach (WireElement candidate in root["candidates"u8].Items)
        {
            ReadCandidate(candidate, builder);
        }
    }

    private static void ReadCandidate(WireElement candidate, ResponseBuilder builder)
    {
        if (builder.Choice(candidate["index"u8].Integer ?? 0) is not { } choice)
        {
            return;
        }

        choice.SetRole(candidate["content"u8]["role"u8]);
        foreach (WireElement part in candidate["content"u8]["parts"u8].Items)
        {
            ReadPart(part, choice, builder);
        }

        choice.SetFinishReason(candidate["finishReason"u8]);
        SafetyReader.ReadGemini(candidate["safetyRatings"u8], builder);
    }

    private static void ReadPart(WireElement part, ResponseChoice choice, ResponseBuilder builder)
    {
        WireElement data = part["inlineData"u8];
        WireElement call = part["functionCall"u8];
        if (part["text"u8].IsText)
        {
            ResponsePartKind kind = part["thought"u8].IsTrue ? ResponsePartKind.Reasoning : ResponsePartKind.Text;
            if (!part["text"u8].Utf8.IsEmpty)
            {
                builder.Append(choice.Last?.Kind == kind ? choice.Last : choice.Add(kind, 0), part["text"u8]);
            }
        }
        else if (call.IsObject)
        {
            AddWhole(choice.Add(ResponsePartKind.ToolCall, 0), call, call["args"u8], typeName: null, builder);
        }
        else if (data.IsObject)
        {
            string? mimeType = GeminiPartWriter.MimeTypeOf(data);
            MediaReader.AddBlob(data["data"u8], MediaSource.ModalityOf(mimeType, "document"), mimeType, choice, builder);
        }
        else
        {
            ReadOther(part, choice, builder);
        }
    }

    private static void ReadOther(WireElement part, ResponseChoice choice, ResponseBuilder builder)
    {
        foreach (WireMember member in part.Members)
        {
            if (member.Value.IsObject)
            {
                AddWhole(choice.Add(ResponsePartKind.Other, 0), member.Value, member.Value, ResponseBuilder.Short(member.Name, 64), builder);
                return;
            }
        }
    }

    private static void AddWhole(ResponsePart? part, WireElement named, WireElement content, string? typeName, ResponseBuilder builder)
    {
        builder.HasContent = true;
        if (part is null)
        {
            builder.IsShortened = true;
            return;
        }

        part.TypeName = typeName;
        part.Id = ResponseBuilder.Short(named["id"u8]);
        part.Name = ResponseBuilder.Short(named["name"u8]);
        builder.SetWhole(part, content);
    }
}

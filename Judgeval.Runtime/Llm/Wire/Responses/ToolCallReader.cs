using Judgeval.Llm.Wire.Json;

namespace Judgeval.Llm.Wire.Responses;

/// <summary>Tool calls of Chat Completions, whole or in pieces.</summary>
internal static class ToolCallReader
{
    private const long LegacyKey = -1;

    // Beyond any index.
    private const long FirstOwnKey = 1L << 32;

    internal static void Read(WireElement delta, bool isWhole, ResponseChoice choice, ResponseBuilder builder)
    {
        long position = 0;
        foreach (WireElement call in delta["tool_calls"u8].Items)
        {
            WireElement function = call.Either("function"u8, "custom"u8);
            ResponsePart? part = Find(call, isWhole ? position : null, choice);
            Fill(part, call["id"u8], function["name"u8], function.Either("arguments"u8, "input"u8), builder);
            position++;
        }

        if (delta["function_call"u8] is { IsObject: true } legacy)
        {
            Fill(choice.Part(ResponsePartKind.ToolCall, LegacyKey), default, legacy["name"u8], legacy["arguments"u8], builder);
        }
    }

    private static ResponsePart? Find(WireElement call, long? position, ResponseChoice choice)
    {
        string? id = call["id"u8].Text is { Length: > 0 } text ? text : null;
        if ((call["index"u8].Integer ?? position) is not { } key)
        {
            // Without an index the id tells calls apart, and what has neither belongs to the last one.
            key = choice.Find(static (part, id) => part.Kind == ResponsePartKind.ToolCall && (id is null || part.Id == id), id)?.Key ?? NextKey(choice);
        }

        ResponsePart? part = choice.Part(ResponsePartKind.ToolCall, key);
        if (id is null || part?.Id is null || part.Id == id)
        {
            return part;
        }

        // Gemini's OpenAI endpoint gives every call the same index.
        part.Key = NextKey(choice);
        return choice.Add(ResponsePartKind.ToolCall, key);
    }

    private static long NextKey(ResponseChoice choice) => FirstOwnKey + choice.PartCount;

    private static void Fill(ResponsePart? part, WireElement id, WireElement name, WireElement arguments, ResponseBuilder builder)
    {
        builder.HasContent = true;
        if (part is null)
        {
            builder.IsShortened = true;
            return;
        }

        part.Id ??= id.Utf8.IsEmpty ? null : ResponseBuilder.Short(id);
        part.Name ??= name.Utf8.IsEmpty ? null : ResponseBuilder.Short(name);
        if (arguments.IsObject)
        {
            builder.SetWhole(part, arguments);
        }
        else
        {
            builder.Append(part, arguments);
        }
    }
}

using Judgeval.Llm.Wire.Json;

namespace Judgeval.Llm.Wire.Responses;

/// <summary>
/// Reads what went wrong: <c>{"error":{…}}</c> of most providers, <c>{"error":"…"}</c>, Mistral's members without an object around them, and FastAPI's
/// <c>{"detail":…}</c>.
/// </summary>
internal static class ErrorReader
{
    private const int LongestMessage = 1024;

    /// <summary>An error that stands where an answer may stand; null if the payload is none.</summary>
    internal static LlmErrorFacts? Find(WireElement root)
    {
        WireElement error = root["error"u8];
        if (error.IsText)
        {
            return new LlmErrorFacts(ResponseBuilder.Short(root.Either("error_type"u8, "type"u8)) ?? "error", Code: null, Message(error));
        }

        return error.IsObject ? Read(error, "error") : null;
    }

    /// <summary>For a payload that is an error for sure.</summary>
    /// <param name="root">The payload.</param>
    /// <param name="otherwise">The type of an error that says nothing of itself.</param>
    internal static LlmErrorFacts Read(WireElement root, string otherwise)
    {
        if (root["error"u8].IsObject)
        {
            return Read(root["error"u8], otherwise);
        }

        if (root["error"u8].IsText)
        {
            return Find(root)!;
        }

        // A number is an HTTP status, and a word says more: Gemini has the word in its status, Azure in its code.
        WireElement code = root["code"u8];
        string type = TypeOf(root["type"u8]) ?? TypeOf(code) ?? TypeOf(root["status"u8]) ?? ResponseBuilder.Short(code) ?? otherwise;
        WireElement message = root.Either("message"u8, "detail"u8);
        return new LlmErrorFacts(type, ResponseBuilder.Short(code), Message(message));
    }

    private static string? TypeOf(WireElement type) => type.IsText && !type.Is("error"u8) ? ResponseBuilder.Short(type) : null;

    private static string? Message(WireElement message) =>
        message.Text is { } text ? ResponseBuilder.Short(text, LongestMessage)
        : message.IsObject || message.IsArray ? ResponseBuilder.Short(ResponsePart.Copy(message), LongestMessage)
        : null;
}

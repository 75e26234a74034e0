using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace Judgeval.Export.Profiles;

/// <summary>The conversions that rows of the table name.</summary>
internal static class Conversions
{
    // More attributes than these would crowd out others: an exporter writes 128 of a span.
    private const int MostArguments = 32;
    private const int LongestName = 128;

    internal static readonly ProfileConversion AsIs = new("", static (value, _) => value);

    internal static readonly ProfileConversion TraceRootKind = new(
        "`agent`, `tool`, `llm`, `evaluation`, `task`, `scorer`; else `span`",
        static (value, _) => value is "agent" or "tool" or "llm" or "evaluation" or "task" or "scorer" ? value : "span");

    internal static readonly ProfileConversion OpenInferenceKind = new(
        "`AGENT`, `TOOL`, `LLM`, `GUARDRAIL`, `EVALUATOR`, `RETRIEVER`, `RERANKER`, `EMBEDDING`, `PROMPT`; else `CHAIN`",
        static (value, _) => Text(value).ToUpperInvariant() is "AGENT" or "TOOL" or "LLM" or "GUARDRAIL" or "EVALUATOR" or "RETRIEVER" or "RERANKER" or "EMBEDDING" or "PROMPT"
            ? Text(value).ToUpperInvariant()
            : "CHAIN");

    internal static readonly ProfileConversion MimeType = new("`application/json` or `text/plain`", static (value, _) => IsJson(Text(value)) ? "application/json" : "text/plain");

    internal static readonly ProfileConversion Arguments = new("an attribute for each parameter, 32 at most", static (value, _) => ArgumentsOf(Text(value)));

    internal static readonly ProfileConversion First = new("the first of a list", static (value, _) => value is IList list ? list.Count > 0 ? list[0] : null : value);

    /// <summary>A value that does not depend on the source, which only has to be there.</summary>
    internal static ProfileConversion Constant(string text) => new($"`{text}`", (_, _) => text);

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    // Strings are recorded as they are and anything else as JSON, so only the text itself tells.
    private static bool IsJson(string text)
    {
        string trimmed = text.Trim();
        if (trimmed.Length == 0 || !(trimmed[0] is '{' or '[' or '"' or '-' or 't' or 'f' or 'n' || char.IsDigit(trimmed[0])))
        {
            return false;
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(trimmed);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // Each under a name of its own: as a bare key, a parameter called "model" or "agent.id" would say something of the span.
    private static List<KeyValuePair<string, object>>? ArgumentsOf(string input)
    {
        if (!IsJson(input))
        {
            return null;
        }

        using JsonDocument json = JsonDocument.Parse(input);
        if (json.RootElement.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var arguments = new List<KeyValuePair<string, object>>();
        foreach (JsonProperty argument in json.RootElement.EnumerateObject().Take(MostArguments))
        {
            if (argument.Name.Length <= LongestName)
            {
                arguments.Add(new(argument.Name, ValueOf(argument.Value)));
            }
        }

        return arguments;
    }

    private static object ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        JsonValueKind.Number when value.TryGetInt64(out long integer) => integer,
        JsonValueKind.Number => value.GetDouble(),
        _ => value.GetRawText(),
    };
}

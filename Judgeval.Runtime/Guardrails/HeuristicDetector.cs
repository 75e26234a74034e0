using System.Diagnostics;

namespace Judgeval.Guardrails;

/// <summary>A guess: a tool that failed because it was not allowed to. It never counts as a guardrail that is there.</summary>
internal static class HeuristicDetector
{
    private const string HttpError = "HttpRequestException";

    private static readonly string[] Keywords = ["permission", "denied", "unauthorized", "forbidden", "not allowed"];

    // Faults of the network and the disk, whatever their text says: "permission denied" is about a port there, or a file.
    private static readonly string[] Excluded =
    [
        "TimeoutException", "TaskCanceledException", "OperationCanceledException", "SocketException", "IOException", HttpError,
        "TimeoutError", "asyncio.TimeoutError", "ConnectionError", "ConnectionRefusedError", "ConnectionResetError", "OSError", "socket.timeout",
        "requests.exceptions.Timeout", "requests.exceptions.ConnectionError", "httpx.TimeoutException", "httpx.ConnectError",
    ];

    internal static void Detect(in SpanFacts facts, ref Detection detection)
    {
        if (!facts.IsTool || !(facts.IsFaulted || facts.ErrorType is not null))
        {
            return;
        }

        SpanError error = SpanError.Of(facts.Span);
        if (error.Type is { Length: > 0 } type && error.Message is { Length: > 0 } message && Words.HasAny(message, Keywords) && !IsExcluded(facts.Span, type, message))
        {
            detection.Add(detection.New(Finding.Heuristic, Categories.ToolPermission, "inferred_tool_denial") with
            {
                Confidence = Confidence.Low,
                Triggered = true,
                Reason = "tool_span_error_with_denial_keywords",
                Integration = "heuristic",
                Keys = [error.TypeKey, error.MessageKey],
                Excerpt = Excerpt.Of(error.MessageKey, message, detection.Settings)?.ToLowerInvariant(),
            });
        }
    }

    private static bool IsExcluded(Activity span, string type, string message)
    {
        string? excluded = Array.Find(Excluded, name => IsNamed(type, name));
        return excluded is not null && !(excluded == HttpError && IsDenied(span, message));
    }

    // A server that answers 401 or 403 has denied it.
    private static bool IsDenied(Activity span, string message) =>
        Words.HasAny(message, ["401", "403"]) || Convert.ToString(span.GetTagItem("http.response.status_code"), System.Globalization.CultureInfo.InvariantCulture) is "401" or "403";

    // By its full name, or by the last part of it.
    private static bool IsNamed(string type, string name) =>
        type.EndsWith(name, StringComparison.Ordinal) && (type.Length == name.Length || type[type.Length - name.Length - 1] == '.');
}

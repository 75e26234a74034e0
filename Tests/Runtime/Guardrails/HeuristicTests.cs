using System.Diagnostics;
using System.Text.Json;

namespace Judgeval.Tests.Runtime.Guardrails;

public sealed class HeuristicTests
{
    [Theory]
    [InlineData("judgment.span_kind", "tool")]
    [InlineData("span.type", "TOOL")]
    [InlineData("span.type", "function")]
    [InlineData("agent.span.type", "tool")]
    [InlineData("gen_ai.operation.name", "execute_tool")]
    public void a_tool_that_was_not_allowed_to_is_a_finding_of_low_confidence(string key, string kind)
    {
        JsonElement finding = GuardedTrace.FindingOf(GuardedTrace.Only((key, kind), ("error.type", "PermissionError"), ("error.message", "Permission denied")));

        Assert.Equal(
            ("heuristic", "tool_permission", "inferred_tool_denial", "low", "triggered", "unknown", "tool_span_error_with_denial_keywords", "permission denied"),
            (Text(finding, "source_type"), Text(finding, "category"), Text(finding, "name"), Text(finding, "confidence"), Text(finding, "status"), Text(finding, "enforcement_mode"), Text(finding, "detection_reason"), Text(finding, "raw_excerpt")));
        Assert.Equal(["error.type", "error.message"], GuardedTrace.Strings(finding.GetProperty("evidence_ref").GetProperty("attribute_keys")));
        Assert.Equal("heuristic", Text(finding.GetProperty("evidence_ref"), "integration"));
    }

    [Theory]
    [InlineData("no permission")]
    [InlineData("Access DENIED")]
    [InlineData("401 Unauthorized")]
    [InlineData("Forbidden")]
    [InlineData("this is not allowed")]
    public void each_word_for_it_counts(string message) => Assert.NotEmpty(Of("tool", "System.UnauthorizedAccessException", message));

    [Theory]
    [InlineData("tool", "E", "out of range")]
    [InlineData("tool", "", "denied")]
    [InlineData("tool", "E", "")]
    [InlineData("span", "E", "denied")]
    [InlineData("llm", "E", "denied")]
    public void anything_else_is_none(string kind, string type, string message) => Assert.Empty(Of(kind, type, message));

    [Theory]
    [InlineData("System.TimeoutException")]
    [InlineData("TimeoutException")]
    [InlineData("System.Threading.Tasks.TaskCanceledException")]
    [InlineData("System.OperationCanceledException")]
    [InlineData("System.Net.Sockets.SocketException")]
    [InlineData("System.IO.IOException")]
    [InlineData("System.Net.Http.HttpRequestException")]
    [InlineData("TimeoutError")]
    [InlineData("asyncio.TimeoutError")]
    [InlineData("ConnectionError")]
    [InlineData("ConnectionRefusedError")]
    [InlineData("ConnectionResetError")]
    [InlineData("OSError")]
    [InlineData("socket.timeout")]
    [InlineData("requests.exceptions.Timeout")]
    [InlineData("requests.exceptions.ConnectionError")]
    [InlineData("httpx.TimeoutException")]
    [InlineData("httpx.ConnectError")]
    public void faults_of_the_network_and_the_disk_are_none(string type) => Assert.Empty(Of("tool", type, "permission denied"));

    [Theory]
    [InlineData("System.UnauthorizedAccessException")]
    [InlineData("System.Security.SecurityException")]
    [InlineData("MyTimeoutException")]
    public void other_exceptions_are(string type) => Assert.NotEmpty(Of("tool", type, "permission denied"));

    [Fact]
    public void a_server_that_answered_401_or_403_has_denied_it()
    {
        Assert.NotEmpty(Of("tool", "System.Net.Http.HttpRequestException", "Response status code does not indicate success: 403 (Forbidden)."));
        Assert.NotEmpty(GuardedTrace.FindingsOf(GuardedTrace.Only(
            ("span.type", "tool"), ("error.type", "System.Net.Http.HttpRequestException"), ("error.message", "Forbidden"), ("http.response.status_code", 403))));
        Assert.Empty(Of("tool", "System.Net.Http.HttpRequestException", "Connection refused: permission denied"));
    }

    [Fact]
    public void an_observed_tool_that_throws_is_seen()
    {
        using var trace = new GuardedTrace();
        Assert.Throws<UnauthorizedAccessException>(static () => Judgeval.Tracer.Span("delete", static () => Delete()));

        Assert.Equal("inferred_tool_denial", Text(GuardedTrace.FindingOf(trace.Tracer.Named("delete")), "name"));
    }

    // Other instrumentations write an exception event, and no error.message.
    [Fact]
    public void the_exception_event_of_another_instrumentation_is_read()
    {
        using var trace = new GuardedTrace();
        Activity span;
        using (SpanScope tool = Judgeval.Tracer.Span("tool"))
        {
            span = tool.Activity!;
            span.SetTag("gen_ai.operation.name", "execute_tool");
            span.SetStatus(ActivityStatusCode.Error, "failed");
            span.AddException(new UnauthorizedAccessException("Access is denied."));
        }

        JsonElement finding = GuardedTrace.FindingOf(span);
        Assert.Equal("access is denied.", Text(finding, "raw_excerpt"));
        Assert.Equal(["exception.type", "exception.message"], GuardedTrace.Strings(finding.GetProperty("evidence_ref").GetProperty("attribute_keys")));
    }

    private static int Delete()
    {
        Judgeval.Tracer.SetToolSpan();
        throw new UnauthorizedAccessException("Access to the path is denied.");
    }

    private static JsonElement[] Of(string kind, string type, string message) =>
        GuardedTrace.FindingsOf(GuardedTrace.Only(("span.type", kind), ("error.type", type), ("error.message", message)));

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}

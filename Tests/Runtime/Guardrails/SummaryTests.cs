using System.Diagnostics;
using System.Text.Json;

namespace Judgeval.Tests.Runtime.Guardrails;

public sealed class SummaryTests
{
    private static readonly (string, object?)[] Model = [("llm.model", "gpt-4o"), ("llm.prompt", "Hi"), ("llm.completion", "Hello")];

    [Fact]
    public void the_summary_is_that_of_traccia()
    {
        using var trace = new GuardedTrace();
        trace.Add([.. Model, ("llm.finish_reason", "content_filter")]);
        trace.Add(("span.type", "tool"), ("error.type", "PermissionError"), ("error.message", "Permission denied"));
        trace.Add(("span.type", "guardrail"), ("guardrail.name", "g"), ("guardrail.category", "prompt_injection"));
        Activity root = trace.End();

        const string expected = """
            {"detected_categories":["moderation","prompt_injection","tool_permission"],"triggered_categories":["moderation","tool_permission"],"missing_categories":[
            {"category":"input_validation","why_required":"Agent makes LLM calls with prompt data (may be user-provided)","missing_confidence":"medium","evidence_ref":{"attribute_keys":["calls_llm","handles_user_text"]}},
            {"category":"output_validation","why_required":"Agent produces text output visible to users","missing_confidence":"medium","evidence_ref":{"attribute_keys":["produces_user_text"]}},
            {"category":"tool_permission","why_required":"Agent uses tool/function calls","missing_confidence":"high","evidence_ref":{"attribute_keys":["uses_tools"]}}],
            "coverage_confidence":"medium","capabilities_observed":["calls_llm","handles_user_text","produces_user_text","uses_tools","has_external_actions"],
            "limitations":["Some findings are heuristic-only (low confidence); verify independently.","3 expected guardrail categories not detected in trace."],
            "coverage":0.4,"unanswered_categories":["prompt_injection"]}
            """;
        Assert.Equal(expected.ReplaceLineEndings(""), root.GetTagItem("guardrail.summary"));
        Assert.Equal(new[] { "moderation", "prompt_injection", "tool_permission" }, root.GetTagItem("guardrail.summary.detected_categories"));
        Assert.Equal(3L, root.GetTagItem("guardrail.summary.missing_count"));
        Assert.Equal("medium", root.GetTagItem("guardrail.summary.coverage_confidence"));
        Assert.Equal(0.4, root.GetTagItem("guardrail.summary.coverage"));
        Assert.Equal(3L, root.GetTagItem("guardrail.finding.count"));
        Assert.Equal(3, GuardedTrace.FindingsOf(root).Select(static finding => finding.GetProperty("id").GetString()).Distinct().Count());
    }

    [Theory]
    [InlineData("llm.model", "gpt-4o", "calls_llm")]
    [InlineData("gen_ai.request.model", "gpt-4o", "calls_llm")]
    [InlineData("judgment.span_kind", "LLM", "calls_llm")]
    [InlineData("gen_ai.operation.name", "chat", "calls_llm")]
    [InlineData("llm.prompt", "Hi", "handles_user_text")]
    [InlineData("gen_ai.input.messages", "[{}]", "handles_user_text")]
    [InlineData("llm.completion", "Hello", "produces_user_text")]
    [InlineData("gen_ai.output.messages", "[{}]", "produces_user_text")]
    [InlineData("span.type", "Tool", "uses_tools,has_external_actions")]
    [InlineData("judgment.span_kind", "function", "uses_tools,has_external_actions")]
    [InlineData("agent.span.type", "tool", "uses_tools,has_external_actions")]
    [InlineData("openinference.span.kind", "TOOL", "uses_tools,has_external_actions")]
    [InlineData("agent.tool.name", "search", "uses_tools,has_external_actions")]
    [InlineData("gen_ai.tool.name", "search", "uses_tools,has_external_actions")]
    [InlineData("agent.span.type", "handoff", "has_external_actions")]
    public void each_capability_is_seen(string key, string value, string capabilities) => Assert.Equal(capabilities, string.Join(',', CapabilitiesOf((key, value))));

    [Fact]
    public void an_observed_model_call_handles_and_produces_text() =>
        Assert.Equal(["calls_llm", "handles_user_text", "produces_user_text"], CapabilitiesOf(("judgment.span_kind", "llm"), ("judgment.input", """{"q":"Hi"}"""), ("judgment.output", "Hello")));

    [Fact]
    public void what_is_there_but_empty_counts_for_nothing() =>
        Assert.Equal(["calls_llm"], CapabilitiesOf(("llm.model", "m"), ("llm.prompt", ""), ("llm.completion", ""), ("judgment.input", "{}"), ("agent.tool.name", ""), ("gen_ai.output.messages", "[]")));

    [Fact]
    public void the_text_of_an_ordinary_call_is_not_a_users() => Assert.Equal(["calls_llm"], CapabilitiesOf([("llm.model", "m")], [("judgment.input", """{"a":1}"""), ("judgment.output", "x")]));

    [Theory]
    [InlineData("llm.model,llm.prompt", "input_validation,prompt_injection")]
    [InlineData("llm.completion", "output_validation,moderation")]
    [InlineData("agent.tool.name", "tool_permission")]
    [InlineData("llm.model,llm.prompt,llm.completion,agent.tool.name", "input_validation,prompt_injection,output_validation,moderation,tool_permission")]
    [InlineData("llm.model", "")]
    [InlineData("llm.prompt", "")]
    public void what_a_trace_does_says_what_is_expected(string keys, string expected)
    {
        using var trace = new GuardedTrace();
        trace.Add([.. keys.Split(',').Select(static key => (key, (object?)"x"))]);

        Assert.Equal(expected, string.Join(',', trace.Missing()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [InlineData(null)]
    public void a_guardrail_covers_its_category_whatever_came_of_it(bool? triggered)
    {
        using var trace = new GuardedTrace();
        trace.Add(("span.type", "tool"));
        trace.Add(("span.type", "guardrail"), ("guardrail.category", "tool_permission"), ("guardrail.triggered", triggered));
        JsonElement summary = trace.Summary();

        Assert.Equal(1, summary.GetProperty("coverage").GetDouble());
        Assert.Equal(triggered is null ? ["tool_permission"] : [], GuardedTrace.Strings(summary.GetProperty("unanswered_categories")));
    }

    [Fact]
    public void a_guess_covers_nothing()
    {
        using var trace = new GuardedTrace();
        trace.Add(("span.type", "tool"), ("error.type", "E"), ("error.message", "denied"));

        Assert.Equal(["tool_permission"], trace.Missing());
        Assert.Equal(0.0, trace.Root.GetTagItem("guardrail.summary.coverage"));
    }

    [Fact]
    public void a_guardrail_of_an_unknown_category_covers_nothing()
    {
        using var trace = new GuardedTrace();
        trace.Add(("span.type", "tool"));
        trace.Add(("span.type", "guardrail"), ("guardrail.category", "unknown"), ("guardrail.triggered", true));

        Assert.Equal(["tool_permission"], trace.Missing());
    }

    [Theory]
    [InlineData("", "low")]
    [InlineData("high", "high")]
    [InlineData("high,high", "high")]
    [InlineData("high,medium", "medium")]
    [InlineData("high,low", "medium")]
    [InlineData("medium", "low")]
    [InlineData("low", "low")]
    [InlineData("medium,low", "low")]
    public void the_confidence_is_that_of_the_findings(string findings, string expected)
    {
        using var trace = new GuardedTrace();
        trace.Add(("llm.model", "m"));
        foreach (string confidence in findings.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            trace.Add(confidence switch
            {
                "high" => [("agent.span.type", "guardrail")],
                "medium" => [("span.type", "guardrail")],
                _ => [("span.type", "tool"), ("error.type", "E"), ("error.message", "denied")],
            });
        }

        Assert.Equal(expected, trace.Summary().GetProperty("coverage_confidence").GetString());
    }

    // Traccia says only "high" here, with five categories missing.
    [Fact]
    public void a_sure_finding_hides_no_gap()
    {
        using var trace = new GuardedTrace();
        trace.Add([.. Model]);
        trace.Add(("span.type", "tool"));
        trace.Add(("span.type", "guardrail"), ("guardrail.name", "g"), ("guardrail.category", "pii"), ("guardrail.triggered", false));
        Activity root = trace.End();

        Assert.Equal(("high", 0.0, 5L), (root.GetTagItem("guardrail.summary.coverage_confidence"), root.GetTagItem("guardrail.summary.coverage"), root.GetTagItem("guardrail.summary.missing_count")));
    }

    [Fact]
    public void without_any_expectation_there_is_no_coverage()
    {
        using var trace = new GuardedTrace();
        trace.Add(("span.type", "guardrail"), ("guardrail.category", "pii"));
        JsonElement summary = trace.Summary();

        Assert.Equal(JsonValueKind.Null, summary.GetProperty("coverage").ValueKind);
        Assert.Null(trace.Root.GetTagItem("guardrail.summary.coverage"));
        Assert.Equal(["No LLM or tool spans observed; capability inference may be incomplete."], GuardedTrace.Strings(summary.GetProperty("limitations")));
    }

    [Fact]
    public void the_limitations_say_what_was_not_seen()
    {
        using var trace = new GuardedTrace();
        trace.Add(("span.type", "tool"));

        Assert.Equal(
            ["No guardrail signals detected in trace; agent may have out-of-band guardrails not visible to tracing.", "1 expected guardrail category not detected in trace."],
            GuardedTrace.Strings(trace.Summary().GetProperty("limitations")));
    }

    [Fact]
    public void a_trace_without_model_tool_or_guardrail_has_no_summary()
    {
        using var trace = new GuardedTrace();
        trace.Add(("judgment.span_kind", "agent"), ("guardrail.suppress_missing", "pii"));
        trace.Add(("http.url", "https://example.com"), ("judgment.input", "x"));
        Activity root = trace.End();

        Assert.DoesNotContain(root.TagObjects, static tag => tag.Key.StartsWith("guardrail.", StringComparison.Ordinal));
    }

    [Fact]
    public void the_root_counts_itself()
    {
        using var trace = new GuardedTrace();
        GuardedTrace.Set(trace.Root, ("judgment.span_kind", "tool"), ("llm.finish_reason", "content_filter"));
        JsonElement summary = trace.Summary();

        Assert.Equal(["uses_tools", "has_external_actions"], GuardedTrace.Strings(summary.GetProperty("capabilities_observed")));
        Assert.Single(GuardedTrace.FindingsOf(trace.Root));
    }

    private static string[] CapabilitiesOf(params (string Key, object? Value)[] attributes) => CapabilitiesOf([attributes]);

    private static string[] CapabilitiesOf(params (string Key, object? Value)[][] spans)
    {
        using var trace = new GuardedTrace();
        Array.ForEach(spans, span => trace.Add(span));
        return GuardedTrace.Strings(trace.Summary().GetProperty("capabilities_observed"));
    }
}

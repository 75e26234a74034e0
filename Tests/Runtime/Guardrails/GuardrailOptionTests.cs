using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Guardrails;

public sealed class GuardrailOptionTests
{
    private static readonly (string, object?)[] Denied = [("span.type", "tool"), ("error.type", "E"), ("error.message", "denied")];

    [Fact]
    public void heuristics_are_on() => Assert.Single(GuardedTrace.FindingsOf(GuardedTrace.Only(Denied)));

    [Fact]
    public void without_heuristics_there_is_no_guess_and_all_the_rest()
    {
        using var trace = new GuardedTrace(static options => options.GuardrailHeuristics = false);
        Assert.Empty(GuardedTrace.FindingsOf(trace.Add(Denied)));
        Assert.Single(GuardedTrace.FindingsOf(trace.Add(("llm.finish_reason", "content_filter"))));
        Assert.Single(GuardedTrace.FindingsOf(trace.Add(("span.type", "guardrail"))));
    }

    [Theory]
    [InlineData("false", 0)]
    [InlineData("true", 1)]
    [InlineData(null, 1)]
    public void heuristics_are_switched_by_the_environment(string? value, int findings)
    {
        using var collector = new SpanCollector();
        var options = new TracerOptions { Exporters = [], WarningWriter = TextWriter.Null };
        options.Processors.Add(collector);
        using Tracer tracer = Tracer.Create(options, key => key == "JUDGMENT_GUARDRAIL_HEURISTICS" ? value : null);
        using (System.Diagnostics.Activity? span = tracer.Source!.StartActivity("tool"))
        {
            GuardedTrace.Set(span!, Denied);
        }

        Assert.Equal(findings, GuardedTrace.FindingsOf(Assert.Single(collector.Ended)).Length);
    }

    [Theory]
    [InlineData("guardrail.suppress_missing")]
    [InlineData("traccia.guardrail.suppress_missing")]
    public void a_span_suppresses_for_its_trace(string key)
    {
        using var trace = new GuardedTrace();
        trace.Add(("span.type", "tool"), ("llm.completion", "x"));
        trace.Add((key, new[] { "moderation", "no such category" }));
        trace.Add((key, " Tool_Permission , ,pii"));

        Assert.Equal(["output_validation"], trace.Missing());
        Assert.Equal(0.0, trace.Root.GetTagItem("guardrail.summary.coverage"));
    }

    [Fact]
    public void suppression_hides_nothing_that_is_there()
    {
        using var trace = new GuardedTrace();
        trace.Add(("llm.finish_reason", "content_filter"), ("guardrail.suppress_missing", "moderation"));

        Assert.Equal(["moderation"], GuardedTrace.Strings(trace.Summary().GetProperty("detected_categories")));
    }

    [Fact]
    public void when_all_is_suppressed_there_is_no_coverage()
    {
        using var trace = new GuardedTrace();
        trace.Add(("span.type", "tool"), ("guardrail.suppress_missing", "tool_permission"));

        Assert.Empty(trace.Missing());
        Assert.Null(trace.Root.GetTagItem("guardrail.summary.coverage"));
    }

    [Fact]
    public void an_option_suppresses_for_all_traces()
    {
        using var trace = new GuardedTrace(static options => options.SuppressMissingGuardrails = ["ToolPermission"]);
        trace.Add(("span.type", "tool"));

        Assert.Empty(trace.Missing());
    }

    [Fact]
    public void an_option_that_names_no_category_is_refused()
    {
        var exception = Assert.Throws<ArgumentException>(static () => new TestTracer(static options => options.SuppressMissingGuardrails = ["pii", "jailbreak"]));

        Assert.Equal("SuppressMissingGuardrails has 'jailbreak', which is not any of input_validation, prompt_injection, pii, moderation, tool_permission, output_validation, rate_limit.", exception.Message);
    }

    [Fact]
    public void a_variable_that_names_no_category_is_a_warning()
    {
        var warnings = new StringWriter();
        using Tracer tracer = Tracer.Create(new TracerOptions { Exporters = [], WarningWriter = warnings }, static key => key == "JUDGMENT_SUPPRESS_MISSING_GUARDRAILS" ? "pii, jailbreak" : null);

        Assert.Contains("JUDGMENT_SUPPRESS_MISSING_GUARDRAILS is 'pii, jailbreak', which is not a list of input_validation", warnings.ToString(), StringComparison.Ordinal);
    }
}

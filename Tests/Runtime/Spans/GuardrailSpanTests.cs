using System.Diagnostics;
using Judgeval.CompilerServices;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Spans;

/// <summary>What guardrails say of themselves, by a handle, a call, a result or an exception.</summary>
public sealed class GuardrailSpanTests
{
    private const string Secret = "sk-abcdefghijklmnopqrstuvwx";

    private static readonly ObservedMethod Check = HandWoven.Method("Check", options: ObservedMethodOptions.Verdict, kind: "guardrail");

    [Fact]
    public void a_handle_says_what_the_guardrail_is()
    {
        using var tracer = new TestTracer();

        using (GuardrailSpan check = GuardrailSpan.Start("pii_check", GuardrailCategory.Pii, EnforcementMode.Block, "policy-7"))
        {
            Assert.Same(Activity.Current, check.Span.Activity);
            check.SetTriggered(false);
            check.SetTriggered(true);
        }

        Assert.Null(Activity.Current);
        Activity span = tracer.Named("guardrail.pii_check");
        Assert.Equal(
            ["guardrail", "pii_check", "pii", "block", "policy-7", "manual_observe", "span_attribute", true, null],
            Values(span, "judgment.span_kind", "guardrail.name", "guardrail.category", "guardrail.enforcement_mode", "guardrail.policy_id", "guardrail.source_sdk", "guardrail.evidence_type", "guardrail.triggered", "guardrail.evidence"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void a_guardrail_without_a_name_is_called_unnamed_and_what_nobody_said_is_unknown(string? name)
    {
        using var tracer = new TestTracer();

        GuardrailSpan.Start(name!, policyId: "").Dispose();

        Activity span = tracer.Named("guardrail.unnamed_guardrail");
        Assert.Equal(
            ["unnamed_guardrail", "unknown", "unknown", null, null],
            Values(span, "guardrail.name", "guardrail.category", "guardrail.enforcement_mode", "guardrail.policy_id", "guardrail.triggered"));
    }

    [Theory]
    [InlineData(GuardrailCategory.Unknown, "unknown")]
    [InlineData(GuardrailCategory.InputValidation, "input_validation")]
    [InlineData(GuardrailCategory.PromptInjection, "prompt_injection")]
    [InlineData(GuardrailCategory.Pii, "pii")]
    [InlineData(GuardrailCategory.Moderation, "moderation")]
    [InlineData(GuardrailCategory.ToolPermission, "tool_permission")]
    [InlineData(GuardrailCategory.OutputValidation, "output_validation")]
    [InlineData(GuardrailCategory.RateLimit, "rate_limit")]
    [InlineData((GuardrailCategory)42, "unknown")]
    public void each_category_has_its_word(GuardrailCategory category, string word)
    {
        using var tracer = new TestTracer();

        GuardrailSpan.Start("check", category).Dispose();

        Assert.Equal(word, tracer.Single().GetTagItem("guardrail.category"));
    }

    [Theory]
    [InlineData(EnforcementMode.Unknown, "unknown")]
    [InlineData(EnforcementMode.Block, "block")]
    [InlineData(EnforcementMode.Warn, "warn")]
    [InlineData(EnforcementMode.LogOnly, "log_only")]
    [InlineData((EnforcementMode)(-1), "unknown")]
    public void each_mode_has_its_word(EnforcementMode mode, string word)
    {
        using var tracer = new TestTracer();

        GuardrailSpan.Start("check", enforcementMode: mode).Dispose();

        Assert.Equal(word, tracer.Single().GetTagItem("guardrail.enforcement_mode"));
    }

    [Fact]
    public void no_category_and_no_mode_is_without_a_test() =>
        Assert.Equal((8, 4), (Enum.GetValues<GuardrailCategory>().Length, Enum.GetValues<EnforcementMode>().Length));

    [Fact]
    public void secrets_in_evidence_are_masked_however_it_comes()
    {
        using var tracer = new TestTracer(static options => options.Redact = static (key, text) => key == "guardrail.evidence" ? text.Replace("ann", "***", StringComparison.Ordinal) : text);

        using (GuardrailSpan check = GuardrailSpan.Start("handle"))
        {
            check.SetEvidence(new { Found = "ann " + Secret });
        }

        HandWoven.Call(Check, static () => new GuardrailResult(true, "ann " + Secret));
        Assert.Throws<GuardrailException>(static () => HandWoven.Call<bool>(Check, static () => throw new GuardrailException("check", GuardrailCategory.Pii, "ann " + Secret)));

        Assert.Equal<object?>(["""{"Found":"*** sk-***"}""", "*** sk-***", "*** sk-***"], tracer.Spans.Select(static span => span.GetTagItem("guardrail.evidence")));
        Assert.DoesNotContain(tracer.Spans.SelectMany(static span => span.TagObjects), static tag => tag.Value is string text && text.Contains("sk-abc", StringComparison.Ordinal));
    }

    [Fact]
    public void an_exception_of_the_handles_check_says_that_it_fired()
    {
        using var tracer = new TestTracer();

        using (GuardrailSpan check = GuardrailSpan.Start("check"))
        {
            check.RecordException(new GuardrailException("check", GuardrailCategory.Pii, "an address"));
        }

        Assert.Equal([true, "an address", "Judgeval.GuardrailException"], Values(tracer.Single(), "guardrail.triggered", "guardrail.evidence", "error.type"));
        Assert.Equal(ActivityStatusCode.Error, tracer.Single().Status);
    }

    [Fact]
    public void what_was_said_before_wins_over_an_exception()
    {
        using var tracer = new TestTracer();

        using (GuardrailSpan check = GuardrailSpan.Start("check"))
        {
            check.SetTriggered(false);
            check.SetEvidence("nothing of ours");
            check.RecordException(new GuardrailException("inner", GuardrailCategory.Pii, "an address"));
        }

        Assert.Equal([false, "nothing of ours"], Values(tracer.Single(), "guardrail.triggered", "guardrail.evidence"));
    }

    [Fact]
    public void any_other_exception_says_nothing_of_the_guardrail()
    {
        using var tracer = new TestTracer();

        Assert.Throws<TimeoutException>(static () => HandWoven.Call<bool>(Check, static () => throw new TimeoutException("late")));
        Assert.Throws<GuardrailException>(static () => HandWoven.Call<bool>(HandWoven.Method("Tool", kind: "tool"), static () => throw new GuardrailException()));

        Assert.All(tracer.Spans, static span => Assert.Null(span.GetTagItem("guardrail.triggered")));
    }

    [Fact]
    public void a_call_speaks_of_the_current_span()
    {
        using var tracer = new TestTracer();

        HandWoven.Run(HandWoven.Method("Outer", kind: "guardrail"), static () => HandWoven.Run(HandWoven.Method("Inner", kind: "guardrail"), static () => Guardrail.SetTriggered(true)));

        Assert.Equal([true, null], tracer.Spans.Select(static span => span.GetTagItem("guardrail.triggered")));
    }

    [Fact]
    public void suppressed_categories_add_up()
    {
        using var tracer = new TestTracer();

        using (Tracer.Span("agent"))
        {
            Guardrail.SuppressMissing();
            Guardrail.SuppressMissing(null!);
            Guardrail.SuppressMissing(GuardrailCategory.Pii);
            Guardrail.SuppressMissing(GuardrailCategory.Moderation, GuardrailCategory.Pii);
        }

        Assert.Equal<string>(["pii", "moderation"], Assert.IsType<string[]>(tracer.Single().GetTagItem("guardrail.suppress_missing")));
    }

    [Fact]
    public void a_method_woven_before_there_were_verdicts_says_nothing()
    {
        using var tracer = new TestTracer();

        HandWoven.Call(HandWoven.Method("Check", kind: "guardrail"), static () => true);

        Assert.Equal([null, "true"], Values(tracer.Single(), "guardrail.triggered", "judgment.output"));
    }

    [Theory]
    [InlineData(Tracing.Off)]
    [InlineData(Tracing.SampledOut)]
    public void without_a_recorded_span_nothing_happens(Tracing tracing)
    {
        using TestTracer? tracer = TestTracer.For(tracing);
        Activity? before = Activity.Current;

        using (GuardrailSpan check = GuardrailSpan.Start("check"))
        {
            check.SetTriggered(true);
            check.SetEvidence("text");
            check.RecordException(new GuardrailException());
            Guardrail.SetTriggered(true);
            Guardrail.SetEvidence(1);
            Guardrail.SuppressMissing(GuardrailCategory.Pii);
            Assert.False(check.Span.IsRecording);
        }

        Assert.Same(before, Activity.Current);
        Assert.Empty(tracer?.Spans ?? []);
    }

    [Fact]
    public void a_handle_that_has_ended_says_no_more()
    {
        using var tracer = new TestTracer();
        GuardrailSpan check = GuardrailSpan.Start("check");
        check.Dispose();

        check.SetTriggered(true);
        check.SetEvidence("late");
        check.Dispose();

        Assert.Equal([null, null], Values(tracer.Single(), "guardrail.triggered", "guardrail.evidence"));
    }

    [Fact]
    public void a_bool_is_a_result_without_evidence()
    {
        GuardrailResult fired = true;

        Assert.Equal(new GuardrailResult(true), fired);
        Assert.Equal(GuardrailResult.FromBoolean(false), default);
    }

    [Fact]
    public void an_exception_keeps_its_evidence_out_of_its_message()
    {
        var inner = new FormatException("bad");
        var exception = new GuardrailException("pii_check", GuardrailCategory.Pii, Secret, inner);

        Assert.Equal("The guardrail 'pii_check' blocked.", exception.Message);
        Assert.Equal(("pii_check", GuardrailCategory.Pii, Secret, (Exception)inner), (exception.GuardrailName, exception.Category, exception.Evidence, exception.InnerException));
        Assert.DoesNotContain(Secret, exception.ToString(), StringComparison.Ordinal);
        Assert.Equal(["A guardrail blocked.", "no"], [new GuardrailException().Message, new GuardrailException("no", inner).Message]);
    }

    private static object?[] Values(Activity span, params string[] keys) => Array.ConvertAll(keys, span.GetTagItem);
}

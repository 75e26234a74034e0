using System.Diagnostics;
using System.Globalization;
using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Weaving;

public sealed class GuardrailTests : ScenarioTests
{
    private static readonly string[] Derived = ["guardrail.finding", "guardrail.summary"];

    [Theory]
    [InlineData("RunVerdicts", "HasEmail:True HasEmail:False Find:True:cat at 2, sk-*** Find:False")]
    [InlineData("RunAsync", "injection check:True injection check:False IsTooMuch:True FindLater:True:a long one FindLater:False:short")]
    [InlineData("RunPassed", "Passed:True Passed:False PassedValue:False PassedValue:True PassedResult:True")]
    public Task the_result_says_whether_the_guardrail_fired(string scenario, string expected) => AssertVerdicts(scenario, expected);

    [Fact]
    public Task what_the_program_said_wins_over_the_result() => AssertVerdicts("RunSaid", "SaysOtherwise:True:said before SaysOtherwise:False:said before");

    [Fact]
    public Task any_other_method_says_it_with_a_call() => AssertVerdicts("RunSilent", """CleanLater:True Clean:True:["damn"] Clean:False:["damn"]""");

    [Fact]
    public Task a_method_that_throws_says_nothing_even_after_a_return() => AssertVerdicts("RunThrows", "Throws:- Throws:-");

    [Fact]
    public Task the_last_result_counts() => AssertVerdicts("RunReturnsAgain", "ReturnsAgain:False");

    [Fact]
    public Task the_kind_alone_makes_a_guardrail() => AssertVerdicts("RunPlain", "Plain:True NoGuardrail:- Outer:-");

    [Fact]
    public Task inside_a_wide_selection_it_is_one_span_and_the_others_are_none_of_its_kind() => AssertVerdicts("RunWide", "Checked:True Seen:-");

    [Fact]
    public async Task a_guardrail_that_blocks_has_fired_and_what_it_leaves_has_not()
    {
        using TestTracer tracer = await RunAsync(Build.Release, "RunBlocked");

        Assert.Equal("Blocks:True:more than 100, Bearer *** Agent:- Blocks:- Agent:-", Verdicts(tracer));
        Activity blocks = tracer.Spans[0];
        Assert.Equal((ActivityStatusCode.Error, "The guardrail 'refunds' blocked."), (blocks.Status, blocks.StatusDescription));
        Assert.Equal("Judgeval.GuardrailException", blocks.GetTagItem("error.type"));
    }

    [Fact]
    public Task a_task_that_blocks_has_fired() => AssertVerdicts("RunBlockedLater", "BlocksLater:True");

    [Fact]
    public async Task each_call_is_a_finding_of_its_trace()
    {
        using TestTracer tracer = await RunAsync(Build.Release, "RunVerdicts");

        Assert.All(tracer.Spans, static span => Assert.Contains($"\"name\":\"{span.GetTagItem("guardrail.name")}\"", (string)span.GetTagItem("guardrail.findings")!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task the_attribute_says_what_the_guardrail_is()
    {
        using TestTracer tracer = await RunAsync(Build.Release, "RunVerdicts");

        Assert.Equal(
            "guardrail.category=pii guardrail.enforcement_mode=warn guardrail.evidence_type=span_attribute guardrail.name=email_check guardrail.policy_id=policy-7 "
            + "guardrail.source_sdk=manual_observe guardrail.triggered=True judgment.input={\"text\":\"ann@example.test\"} judgment.output=true judgment.span_kind=guardrail team=trust",
            Tags(tracer.Spans[0]));
        Assert.Equal(
            "guardrail.category=unknown guardrail.enforcement_mode=unknown guardrail.evidence_type=span_attribute guardrail.name=Find "
            + "guardrail.source_sdk=manual_observe guardrail.triggered=False judgment.input={\"text\":\"a dog\",\"word\":\"cat\"} "
            + "judgment.output={\"Triggered\":false,\"Evidence\":null} judgment.span_kind=guardrail",
            Tags(tracer.Spans[3]));
    }

    [Fact]
    public async Task what_is_not_recorded_is_left_out_and_the_verdict_is_not()
    {
        using TestTracer tracer = await RunAsync(Build.Release, "RunUnrecorded");

        Assert.Equal("Unrecorded:True UnrecordedLater:True:found UnrecordedPassed:True UnrecordedPassed:True Skips:False Secret:-", Verdicts(tracer));
        Assert.All(tracer.Spans.Where(static span => span.DisplayName != "Skips"), static span => Assert.Null(span.GetTagItem("judgment.output")));
        Assert.Equal([null, """{"text":"a"}"""], [tracer.Named("Unrecorded").GetTagItem("judgment.input"), tracer.Named("Skips").GetTagItem("judgment.input")]);
    }

    [Fact]
    public async Task beside_an_observe_it_is_one_span_with_what_both_say()
    {
        using TestTracer tracer = await RunAsync(Build.Release, "RunBoth");

        Activity span = tracer.Single();
        Assert.Equal(
            ["both", "guardrail", "both_check", true, "guarded", null],
            [span.DisplayName, .. new[] { "judgment.span_kind", "guardrail.name", "guardrail.triggered", "judgment.session_id", "judgment.input" }.Select(span.GetTagItem)]);
    }

    [Fact]
    public async Task both_spans_of_a_linked_trace_have_the_verdict()
    {
        using TestTracer tracer = await RunAsync(Build.Release, "RunForked");

        Activity[] forked = [.. tracer.Spans.Where(static span => span.DisplayName == "Forked")];
        Assert.Equal(2, forked.Length);
        Assert.All(forked, static span => Assert.Equal([true, "more than one", "forked_check"], new[] { "guardrail.triggered", "guardrail.evidence", "guardrail.name" }.Select(span.GetTagItem)));
    }

    [Fact]
    public async Task what_nearer_places_suppress_is_added_to_what_wider_ones_do()
    {
        using TestTracer tracer = await RunAsync(Build.Release, "RunSuppressed");

        Assert.Equal(
            ["input_validation,pii,moderation", "moderation,rate_limit", "moderation,tool_permission"],
            tracer.Spans.Select(static span => string.Join(',', (string[])span.GetTagItem("guardrail.suppress_missing")!)));
    }

    [Fact]
    public async Task a_check_inside_a_method_is_a_span_of_its_own()
    {
        using TestTracer tracer = await RunAsync(Build.Release, "RunInline");

        Assert.Equal("guardrail.blocklist:True:8 Inline:- guardrail.blocklist:False:3 Inline:-", Verdicts(tracer));
        Assert.Equal(tracer.Spans[1].SpanId, tracer.Spans[0].ParentSpanId);
    }

    [Fact]
    public void the_descriptors_read_as_plain_code()
    {
        using var woven = new Decompiled(WovenAssembly.Of(Build.Release).Weaving.Path, WovenAssembly.Of(Build.Release).Fixture.References);

        Snapshot.Verify("Guardrails", woven.Type("Judgeval.Generated.Observed.GuardrailExampleCases"));
    }

    private static async Task AssertVerdicts(string scenario, string expected)
    {
        foreach (Build build in Enum.GetValues<Build>())
        {
            using TestTracer tracer = await RunAsync(build, scenario);

            Assert.Equal(expected, Verdicts(tracer));
        }
    }

    private static async Task<TestTracer> RunAsync(Build build, string scenario)
    {
        var tracer = new TestTracer();
        await new Scenario("GuardrailCases", scenario).RunIn(WovenAssembly.Of(build).Woven);
        return tracer;
    }

    // Name:triggered:evidence of each span.
    private static string Verdicts(TestTracer tracer) => string.Join(' ', tracer.Spans.Select(static span =>
        $"{span.DisplayName}:{span.GetTagItem("guardrail.triggered") ?? "-"}{(span.GetTagItem("guardrail.evidence") is { } evidence ? ":" + evidence : "")}"));

    // Without what the tracer makes of them.
    private static string Tags(Activity span) =>
        string.Join(' ', span.TagObjects.Where(static tag => !Derived.Any(prefix => tag.Key.StartsWith(prefix, StringComparison.Ordinal))).OrderBy(static tag => tag.Key, StringComparer.Ordinal).Select(static tag => string.Create(CultureInfo.InvariantCulture, $"{tag.Key}={tag.Value}")));
}

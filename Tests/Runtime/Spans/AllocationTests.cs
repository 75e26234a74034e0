using System.Diagnostics;
using System.Text.Json;
using Judgeval.CompilerServices;
using Judgeval.Configuration;
using Judgeval.Spans;
using Judgeval.Spans.Limits;
using Judgeval.Tests.Support;
using OpenTelemetry;

namespace Judgeval.Tests.Runtime.Spans;

/// <summary>Bytes are exact, so they can be compared here; times are for the benchmarks.</summary>
public sealed class AllocationTests
{
    private static readonly ObservedMethod Bare = HandWoven.Method("Bare", options: ObservedMethodOptions.NoInput | ObservedMethodOptions.NoOutput);
    private static readonly ObservedMethod Search = HandWoven.Method("Search", ["query", "topK"]);

    [Fact]
    public void a_recorded_call_allocates_what_a_span_by_hand_does()
    {
        using Tracer tracer = Start(sampleRate: 1);

        long byHand = BytesOf(() =>
        {
            using Activity? activity = tracer.Source!.StartActivity("Bare");
            activity?.SetTag("judgment.span_kind", "span");
        });
        long woven = BytesOf(static () => HandWoven.Run(Bare, static () => { }));

        Assert.InRange(woven, 1, byHand);
    }

    [Fact]
    public void recorded_values_allocate_no_more_than_by_hand()
    {
        using Tracer tracer = Start(sampleRate: 1);

        long byHand = BytesOf(() =>
        {
            using Activity? activity = tracer.Source!.StartActivity("Search");
            activity?.SetTag("judgment.span_kind", "span");
            activity?.SetTag("judgment.input", JsonSerializer.Serialize(new Arguments("hello", 3)));
            activity?.SetTag("judgment.output", "result");
        });
        long woven = BytesOf(static () =>
        {
            ObservedCall call = default;
            call.Begin(Search);
            call.Argument(0, "hello");
            call.Argument(1, 3);
            call.Return("result");
            call.Exit();
        });

        Assert.InRange(woven, 1, byHand);
    }

    [Fact]
    public void looking_for_secrets_in_the_tags_of_a_span_allocates_nothing()
    {
        using var activity = new Activity("call");
        activity.SetTag("judgment.input", "{}").SetTag("model", "a rather long name of a model, with spaces").SetTag("masked", "sk-***").SetTag("tags", new[] { "beta", "a longer tag of the trace, with spaces" });
        var limits = new SpanLimits();

        Assert.Equal(0, BytesOf(() => AttributeLimits.Apply(activity, limits, lengthLimit: 1000)));
    }

    [Fact]
    public void fixed_tags_allocate_what_they_do_by_hand()
    {
        using Tracer tracer = Start(sampleRate: 1);
        ObservedMethod tagged = HandWoven.Method("Tagged", options: ObservedMethodOptions.NoInput | ObservedMethodOptions.NoOutput).WithTag("team", "search").WithTag("version", 2);
        object two = 2;

        long byHand = BytesOf(() =>
        {
            using Activity? activity = tracer.Source!.StartActivity("Tagged");
            activity?.SetTag("team", "search");
            activity?.SetTag("version", two);
            activity?.SetTag("judgment.span_kind", "span");
        });
        long woven = BytesOf(() => HandWoven.Run(tagged, static () => { }));

        Assert.InRange(woven, 1, byHand);
    }

    [Fact]
    public void a_call_in_a_trace_without_a_context_allocates_nothing_for_it()
    {
        using Tracer tracer = Start(sampleRate: 1);

        // From here on somebody in this process uses contexts: the next check is not the cheap one.
        HandWoven.Run(Bare, static () => Tracer.SetSessionId("somebody else's"));
        long byHand = BytesOf(() =>
        {
            using Activity? activity = tracer.Source!.StartActivity("Bare");
            activity?.SetTag("judgment.span_kind", "span");
        });
        long woven = BytesOf(static () => HandWoven.Run(Bare, static () => { }));

        Assert.InRange(woven, 1, byHand);
    }

    [Fact]
    public void the_child_of_an_unsampled_span_allocates_nothing()
    {
        using Tracer tracer = Start(sampleRate: 0);

        HandWoven.Run(Bare, static () => Assert.Equal(0, BytesOf(static () =>
        {
            ObservedCall call = default;
            call.Begin(Search);
            call.Argument(0, "hello");
            call.Argument(1, 3);
            call.Return("result");
            call.Exit();
        })));
    }

    [Fact]
    public void the_verdict_of_a_guardrail_is_not_boxed()
    {
        using Tracer tracer = Start(sampleRate: 1);
        ObservedMethod guardrail = HandWoven.Method("Check", [], ObservedMethodOptions.NoInput | ObservedMethodOptions.NoOutput | ObservedMethodOptions.Verdict, "guardrail");
        object passed = false;

        long byHand = BytesOf(() =>
        {
            using Activity? activity = tracer.Source!.StartActivity("Check");
            activity?.SetTag("judgment.span_kind", "guardrail");
            activity?.SetTag("guardrail.triggered", passed);
        });
        long woven = BytesOf(() => HandWoven.Call(guardrail, static () => false));

        Assert.InRange(woven, 1, byHand);
    }

    [Fact]
    public void a_scope_allocates_what_a_span_by_hand_does()
    {
        using Tracer tracer = Start(sampleRate: 1);

        long activity = BytesOf(() =>
        {
            using Activity? activity = tracer.Source!.StartActivity("Span");
        });
        long scope = BytesOf(static () =>
        {
            using SpanScope span = Tracer.Span("Span");
        });
        long action = BytesOf(static () => Tracer.Span("Span", static () => { }));
        long func = BytesOf(static () => Tracer.Span("Span", static () => 1));

        Assert.Equal((activity, activity, activity), (scope, action, func));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void spans_by_hand_allocate_nothing_when_nothing_is_recorded(bool sampledOut)
    {
        using Tracer? tracer = sampledOut ? Start(sampleRate: 0) : null;
        using SpanScope root = Tracer.Span("Root");
        Assert.Equal(sampledOut, root.Activity is not null);

        Assert.Equal(0, BytesOf(static () =>
        {
            using (SpanScope span = Tracer.Span("Span"))
            {
                span.SetInput(1);
                span.SetAttribute("n", 1);
            }

            using (GuardrailSpan check = GuardrailSpan.Start("check", GuardrailCategory.Pii, EnforcementMode.Warn, "policy"))
            {
                check.SetTriggered(true);
                check.SetEvidence(1);
            }

            Guardrail.SetTriggered(false);
            Guardrail.SetEvidence("text");
            Tracer.StartSpan("Span").Dispose();
            Tracer.Span("Span", static () => { });
            Tracer.Span("Span", static () => 1);
            Tracer.SpanAsync("Span", static () => Task.CompletedTask);
            Tracer.SetAttribute("flag", true);
            Tracer.SetAttribute("number", 0.5);
            Tracer.SetInput(1);
            Tracer.SetOutput("text");
            Tracer.SetLlmSpan();
            Tracer.UpdateCurrentSpan(name: "other", model: "gpt-4o");
        }));
    }

    private static long BytesOf(Action action)
    {
        for (int i = 0; i < 50; i++)
        {
            action();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Tracer Start(double sampleRate)
    {
        var options = new TracerOptions { Exporters = [], SampleRate = sampleRate, WarningWriter = new StringWriter() };
        options.Processors.Add(new Discard());
        Tracer tracer = Tracer.Create(options, static _ => null);
        TracerScope.SetOverride(tracer);
        return tracer;
    }

    private sealed class Discard : BaseProcessor<Activity>;

    private sealed record Arguments(string Query, int TopK);
}

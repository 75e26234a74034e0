using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Guardrails;

public sealed class LocalRootTests
{
    private static readonly Dictionary<string, string> Caller = new() { ["traceparent"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" };

    // Traccia never writes one here, and keeps the trace for ever.
    [Fact]
    public void a_trace_that_another_process_began_has_a_summary_on_its_first_span_here()
    {
        using var tracer = new TestTracer();
        using (Judgeval.Tracer.ContinueTrace(Caller))
        using (Judgeval.Tracer.Span("request"))
        {
            Tool("tool");
        }

        Activity request = tracer.Named("request");
        Assert.Equal("b7ad6b7169203331", request.ParentSpanId.ToHexString());
        Assert.Equal(["tool_permission"], Missing(request));
        Assert.Null(tracer.Named("tool").GetTagItem("guardrail.summary"));
    }

    [Fact]
    public void two_requests_of_one_trace_have_a_summary_each()
    {
        using var tracer = new TestTracer();
        using (Judgeval.Tracer.ContinueTrace(Caller))
        {
            using (Judgeval.Tracer.Span("first"))
            {
                Tool("tool");
            }

            using (Judgeval.Tracer.Span("second"))
            {
            }
        }

        Assert.NotNull(tracer.Named("first").GetTagItem("guardrail.summary"));
        Assert.Null(tracer.Named("second").GetTagItem("guardrail.summary"));
    }

    [Fact]
    public void a_span_under_an_activity_of_somebody_elses_is_a_root()
    {
        using var tracer = new TestTracer();
        using var ambient = new Activity("foreign").Start();
        using (Judgeval.Tracer.Span("ours"))
        {
            Tool("tool");
        }

        Assert.NotNull(tracer.Named("ours").GetTagItem("guardrail.summary"));
    }

    [Fact]
    public void an_activity_of_somebody_elses_between_does_not_tear_the_trace()
    {
        using var tracer = new TestTracer();
        using (Judgeval.Tracer.Span("root"))
        using (new Activity("foreign").Start())
        {
            Tool("tool");
        }

        Assert.NotNull(tracer.Named("root").GetTagItem("guardrail.summary"));
        Assert.Null(tracer.Named("tool").GetTagItem("guardrail.summary"));
    }

    [Fact]
    public void a_trace_of_its_own_has_a_summary_of_its_own()
    {
        using var tracer = new TestTracer();
        using (Judgeval.Tracer.Span("caller"))
        using (Judgeval.Tracer.StartLinkedTrace("linked"))
        {
            Tool("tool");
        }

        Activity[] linked = [.. tracer.Spans.Where(static span => span.DisplayName == "linked" && span.ParentSpanId == default)];
        Assert.NotNull(Assert.Single(linked).GetTagItem("guardrail.summary"));
        Assert.Null(tracer.Named("caller").GetTagItem("guardrail.summary"));
    }

    [Fact]
    public void a_guardrail_with_a_trace_of_its_own_tells_the_callers_trace_what_it_found()
    {
        using var tracer = new TestTracer();
        using (Judgeval.Tracer.Span("caller"))
        using (Judgeval.Tracer.StartLinkedTrace("check", spanKind: "guardrail"))
        {
            Judgeval.Tracer.SetAttribute("guardrail.triggered", true);
        }

        Assert.Equal("triggered", GuardedTrace.FindingOf(tracer.Named("caller")).GetProperty("status").GetString());
    }

    [Fact]
    public void a_child_that_ends_after_the_root_keeps_its_findings_and_changes_nothing_else()
    {
        using var trace = new GuardedTrace();
        trace.Add(("span.type", "tool"));
        SpanScope late = Judgeval.Tracer.Span("late");
        GuardedTrace.Set(late.Activity!, ("span.type", "guardrail"), ("guardrail.category", "tool_permission"));
        object? before = trace.End().GetTagItem("guardrail.summary");
        late.Dispose();

        Assert.Single(GuardedTrace.FindingsOf(late.Activity!));
        Assert.Null(late.Activity!.GetTagItem("guardrail.summary"));
        Assert.Equal(before, trace.Root.GetTagItem("guardrail.summary"));
        Assert.Empty(Judgeval.Guardrails.LocalRoot.KeptBy(trace.Root)!.Findings);
        Assert.Equal(["tool_permission"], Missing(trace.Root));
    }

    [Fact]
    public void a_child_that_is_the_first_to_tell_something_after_the_root_keeps_nothing_alive()
    {
        using var trace = new GuardedTrace();
        SpanScope late = Judgeval.Tracer.Span("late");
        GuardedTrace.Set(late.Activity!, ("span.type", "guardrail"));
        trace.End();
        late.Dispose();

        Assert.Single(GuardedTrace.FindingsOf(late.Activity!));
        Assert.Null(trace.Root.GetTagItem("guardrail.summary"));
        Assert.Null(Judgeval.Guardrails.LocalRoot.KeptBy(trace.Root));
    }

    [Fact]
    public void a_root_that_never_ends_is_kept_by_nobody()
    {
        var options = new TracerOptions { Exporters = [], WarningWriter = TextWriter.Null };
        using var processor = new Forgetful();
        options.Processors.Add(processor);
        using Tracer tracer = Judgeval.Tracer.Create(options, static _ => null);
        WeakReference forgotten = Forget(tracer.Source!);

        // The current activity of the flow is the last thing that may hold it.
        Activity.Current = null;
        for (int i = 0; i < 10 && forgotten.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(forgotten.IsAlive);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Forget(ActivitySource source)
        {
            Activity root = source.StartActivity("root")!;
            source.StartActivity("tool")!.SetTag("span.type", "tool").Stop();
            return new WeakReference(Assert.IsType<Judgeval.Guardrails.TraceFindings>(Judgeval.Guardrails.LocalRoot.KeptBy(root)));
        }
    }

    [Fact]
    public void spans_that_run_side_by_side_are_all_counted()
    {
        using var trace = new GuardedTrace();
        Parallel.For(0, 64, _ =>
        {
            Activity.Current = trace.Root;
            trace.Add(("span.type", "guardrail"), ("guardrail.category", "pii"));
        });

        Assert.Equal(64L, trace.End().GetTagItem("guardrail.finding.count"));
        Assert.Equal(64, GuardedTrace.FindingsOf(trace.Root).Length);
    }

    [Fact]
    public void deep_recursion_is_summed_up()
    {
        using var trace = new GuardedTrace();
        Recurse(3000);

        Assert.Equal(3000L, trace.End().GetTagItem("guardrail.finding.count"));

        static void Recurse(int depth)
        {
            using SpanScope span = Judgeval.Tracer.Span("span");
            if (depth > 1)
            {
                Recurse(depth - 1);
            }

            GuardedTrace.Set(span.Activity!, ("agent.span.type", "guardrail"));
        }
    }

    [Fact]
    public void a_long_trace_keeps_the_first_findings_and_counts_all()
    {
        using var trace = new GuardedTrace(static options => options.AttributeValueLengthLimit = 1_000_000);
        for (int i = 0; i < 300; i++)
        {
            trace.Add(("agent.span.type", "guardrail"), ("guardrail.category", i == 299 ? "pii" : "moderation"));
        }

        JsonElement summary = trace.Summary();
        Assert.Equal(["moderation", "pii"], GuardedTrace.Strings(summary.GetProperty("detected_categories")));
        Assert.Equal(300L, trace.Root.GetTagItem("guardrail.finding.count"));
        Assert.Equal(256, GuardedTrace.FindingsOf(trace.Root).Length);
        Assert.Contains("Only the first 256 of 300 findings are listed.", GuardedTrace.Strings(summary.GetProperty("limitations")));
    }

    [Fact]
    public void findings_that_do_not_fit_are_left_out_whole()
    {
        using var trace = new GuardedTrace(static options => options.AttributeValueLengthLimit = 1000);
        for (int i = 0; i < 10; i++)
        {
            trace.Add(("agent.span.type", "guardrail"));
        }

        string json = (string)trace.End().GetTagItem("guardrail.findings")!;
        Assert.InRange(json.Length, 400, 1000);
        Assert.Equal(2, GuardedTrace.FindingsOf(trace.Root).Length);
    }

    [Fact]
    public void a_sampled_out_trace_has_nothing()
    {
        using var tracer = new TestTracer(static options => options.SampleRate = 0);
        using (SpanScope root = Judgeval.Tracer.Span("root"))
        {
            root.Activity?.SetTag("span.type", "guardrail");
        }

        Assert.Empty(tracer.Spans);
    }

    [Fact]
    public void spans_that_a_provider_hands_over_after_their_end_are_summed_up()
    {
        using var source = new ActivitySource("guardrails." + Guid.NewGuid().ToString("N"));
        using var listener = new ActivityListener { ShouldListenTo = other => ReferenceEquals(other, source), Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded };
        ActivitySource.AddActivityListener(listener);
        using var tracer = new TestTracer();
        Activity root = source.StartActivity("root")!;
        Activity tool = source.StartActivity("tool")!.SetTag("span.type", "tool");
        tool.Stop();
        root.Stop();

        tracer.Tracer.SpanExporter.Export(new OpenTelemetry.Batch<Activity>([tool, root], 2));

        Assert.Equal(["tool_permission"], Missing(root));
    }

    [Fact]
    public void activities_of_an_added_source_count()
    {
        using var source = new ActivitySource("guardrails." + Guid.NewGuid().ToString("N"));
        Judgeval.Tracer.AddInstrumentation(source.Name);
        using var trace = new GuardedTrace();
        using (Activity? chat = source.StartActivity("chat"))
        {
            chat!.SetTag("gen_ai.operation.name", "chat").SetTag("gen_ai.response.finish_reasons", """["content_filter"]""");
        }

        JsonElement summary = trace.Summary();
        Assert.Equal(["moderation"], GuardedTrace.Strings(summary.GetProperty("triggered_categories")));
        Assert.Equal(["calls_llm"], GuardedTrace.Strings(summary.GetProperty("capabilities_observed")));
    }

    private static void Tool(string name)
    {
        using SpanScope tool = Judgeval.Tracer.Span(name);
        Judgeval.Tracer.SetToolSpan();
    }

    private static string[] Missing(Activity root) =>
        [.. GuardedTrace.SummaryOf(root).GetProperty("missing_categories").EnumerateArray().Select(static missing => missing.GetProperty("category").GetString()!)];

    private sealed class Forgetful : OpenTelemetry.BaseProcessor<Activity>;
}

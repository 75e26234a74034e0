using System.Diagnostics;
using Judgeval.Spans;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Join;

public sealed class InstrumentationTests : IDisposable
{
    private readonly string _name = "library-" + Guid.NewGuid().ToString("N");
    private readonly ActivitySource _library;

    public InstrumentationTests() => _library = new ActivitySource(_name + ".Chat");

    public void Dispose() => _library.Dispose();

    [Theory]
    [InlineData(".Chat")]
    [InlineData(".CHAT")]
    [InlineData(".Ch?t")]
    [InlineData(".*")]
    public void activities_of_a_library_are_children_and_parents_of_spans(string suffix)
    {
        Tracer.AddInstrumentation(_name + suffix);
        using var tracer = new TestTracer();

        HandWoven.Run(HandWoven.Method("Outer"), () =>
        {
            using Activity? chat = _library.StartActivity("chat");
            Tracer.SetSessionId("s");
            HandWoven.Run(HandWoven.Method("Tool"), static () => { });
        });

        Assert.Equal(["Tool", "chat", "Outer"], tracer.Spans.Select(static span => span.DisplayName));
        Assert.Equal(tracer.Named("Outer").SpanId, tracer.Named("chat").ParentSpanId);
        Assert.Equal(tracer.Named("chat").SpanId, tracer.Named("Tool").ParentSpanId);
        Assert.Equal("s", tracer.Named("chat").GetTagItem("judgment.session_id"));
        Assert.Null(Activity.Current);
    }

    [Fact]
    public void adding_it_again_after_the_tracer_has_started_exports_nothing_twice()
    {
        using var tracer = new TestTracer();

        Tracer.AddInstrumentation(_name + ".Chat");
        Tracer.AddInstrumentation(_name + ".chat");
        Tracer.AddInstrumentation(_name + "*");
        _library.StartActivity("chat")?.Dispose();

        Assert.Equal("chat", tracer.Single().DisplayName);
    }

    [Fact]
    public void two_tracers_never_have_the_same_activity()
    {
        Tracer.AddInstrumentation(_name + "*");
        using var one = new TestTracer();
        using var two = new TestTracer();

        _library.StartActivity("second")?.Dispose();
        TracerScope.SetOverride(one.Tracer);
        _library.StartActivity("first")?.Dispose();

        Assert.Equal(("first", "second"), (one.Single().DisplayName, two.Single().DisplayName));
    }

    [Fact]
    public void the_tracer_samples_and_no_other_listener_changes_that()
    {
        Tracer.AddInstrumentation(_name + "*");
        using var tracer = new TestTracer(static options => options.SampleRate = 0);
        using var recorder = new ActivityListener
        {
            ShouldListenTo = source => ReferenceEquals(source, _library),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(recorder);

        using (Activity? chat = _library.StartActivity("chat"))
        {
            Assert.True(chat!.Recorded);
            HandWoven.Run(HandWoven.Method("Tool"), static () => { });
            HandWoven.Run(HandWoven.Method("Outer"), () => _library.StartActivity("deeper")?.Dispose());
        }

        Assert.Empty(tracer.Spans);
    }

    [Fact]
    public void an_activity_whose_parent_nobody_exports_is_left_out_with_a_warning()
    {
        Tracer.AddInstrumentation(_name + "*");
        using var tracer = new TestTracer();
        using var foreign = ForeignSource.Recorded();

        HandWoven.Run(HandWoven.Method("Outer"), () =>
        {
            using Activity http = foreign.Start("GET");
            using Activity? chat = _library.StartActivity("chat");
            Assert.Null(chat);
            HandWoven.Run(HandWoven.Method("Tool"), () => _library.StartActivity("kept")?.Dispose());
        });

        Assert.Equal(["kept", "Tool", "Outer"], tracer.Spans.Select(static span => span.DisplayName));
        tracer.AssertNoParentIsMissing();
        Assert.Contains($"activities of '{_library.Name}' under those of 'foreign-", tracer.Warnings.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void a_parent_in_another_process_is_kept()
    {
        Tracer.AddInstrumentation(_name + "*");
        using var tracer = new TestTracer();
        var caller = ActivityContext.Parse("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00", null);

        _library.StartActivity("serve", ActivityKind.Server, caller)?.Dispose();

        Assert.Equal((caller.TraceId, caller.SpanId), (tracer.Single().TraceId, tracer.Single().ParentSpanId));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void a_blank_name_is_refused(string? name) => Assert.Throws<ArgumentException>(() => Tracer.AddInstrumentation(name!));

    [Fact]
    public void spans_of_our_own_are_never_instrumented()
    {
        Assert.False(InstrumentedSources.Contains(TracerScope.DefaultSource));
        Tracer.AddInstrumentation("judgev?l");
        using var tracer = new TestTracer();

        HandWoven.Run(HandWoven.Method("Once"), static () => { });

        Assert.Equal("Once", tracer.Single().DisplayName);
        Assert.False(InstrumentedSources.Contains(TracerScope.DefaultSource));
    }
}

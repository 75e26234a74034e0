using System.Diagnostics;
using Judgeval.Spans;

namespace Judgeval.Tests.Support;

/// <summary>A tracer of the test's own, in force in the test's flow of execution only, whose spans stay in memory.</summary>
internal sealed class TestTracer : IDisposable
{
    private readonly SpanCollector _collector = new();

    public TestTracer(Action<TracerOptions>? configure = null)
    {
        var options = new TracerOptions { Exporters = [], ProjectName = "tests", WarningWriter = Warnings };
        options.Processors.Add(_collector);
        configure?.Invoke(options);
        Tracer = Tracer.Create(options, static _ => null);
        TracerScope.SetOverride(Tracer);
    }

    /// <summary>The tracer for one state; none when tracing is off.</summary>
    public static TestTracer? For(Tracing tracing) => tracing switch
    {
        Tracing.Recording => new TestTracer(),
        Tracing.SampledOut => new TestTracer(static options => options.SampleRate = 0),
        _ => null,
    };

    public Tracer Tracer { get; }

    public StringWriter Warnings { get; } = new();

    public IReadOnlyList<Activity> Spans => _collector.Ended;

    public Activity Single() => Assert.Single(Spans);

    public Activity Named(string name) => Assert.Single(Spans, span => span.DisplayName == name);

    public IReadOnlyList<Activity> OfKind(string kind) => [.. Spans.Where(span => Equals(span.GetTagItem("judgment.span_kind"), kind))];

    /// <summary>Every parent of an exported span is an exported span of the same trace.</summary>
    public void AssertNoParentIsMissing()
    {
        var known = Spans.Select(span => (span.TraceId, span.SpanId)).ToHashSet();
        Assert.All(Spans, span => Assert.True(span.ParentSpanId == default || known.Contains((span.TraceId, span.ParentSpanId)), $"{span.DisplayName} has a missing parent"));
    }

    /// <summary>There are spans if there is observed code and the tracer keeps what it starts, and none of them has a missing parent.</summary>
    public void AssertSpans(Tracing tracing, bool observed = true)
    {
        Assert.Equal(tracing == Tracing.Recording && observed, Spans.Count > 0);
        AssertNoParentIsMissing();
    }

    public void Dispose()
    {
        TracerScope.SetOverride(null);
        Tracer.Dispose();
    }
}

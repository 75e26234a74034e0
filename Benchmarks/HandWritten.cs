using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Judgeval.Benchmarks;

/// <summary>What a careful engineer writes without a weaver, on a source that is listened to in the same way.</summary>
internal sealed class HandWritten : IDisposable
{
    private readonly ActivitySource _source = new("hand-written");
    private readonly ActivityListener _listener;
    private readonly int _bonus = Environment.ProcessorCount;

    public HandWritten()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => ReferenceEquals(source, _source),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public int SpanOnly(string text, int number)
    {
        using var activity = _source.StartActivity("SpanOnly");
        activity?.SetTag("judgment.span_kind", "span");
        try
        {
            return text.Length + number + _bonus;
        }
        catch (Exception e)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.Message);
            throw;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public int WithValues(string text, int number)
    {
        using var activity = _source.StartActivity("WithValues");
        activity?.SetTag("judgment.span_kind", "span");
        activity?.SetTag("judgment.input", JsonSerializer.Serialize(new Arguments(text, number), BenchmarkJson.Default.Arguments));
        try
        {
            var result = text.Length + number + _bonus;
            activity?.SetTag("judgment.output", JsonSerializer.Serialize(result, BenchmarkJson.Default.Int32));
            return result;
        }
        catch (Exception e)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.Message);
            throw;
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        _source.Dispose();
    }
}

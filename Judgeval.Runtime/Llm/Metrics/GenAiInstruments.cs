using System.Diagnostics.Metrics;

namespace Judgeval.Llm.Metrics;

/// <summary>
/// The instruments of one meter: OpenTelemetry's conventions for generative AI v1.41 (the first two), and Traccia's (the rest). The buckets of the cost are ours.
/// </summary>
internal sealed class GenAiInstruments
{
    private static readonly InstrumentAdvice<long> Tokens = new()
    {
        HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864],
    };

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92],
    };

    private static readonly InstrumentAdvice<double> Dollars = new()
    {
        HistogramBucketBoundaries = [0.00001, 0.0001, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 10],
    };

    internal GenAiInstruments(Meter meter)
    {
        TokenUsage = meter.CreateHistogram("gen_ai.client.token.usage", "{token}", "Input and output tokens of a model call.", null, Tokens);
        Duration = meter.CreateHistogram("gen_ai.client.operation.duration", "s", "How long a model call took.", null, Seconds);
        Cost = meter.CreateHistogram("gen_ai.client.operation.cost", "usd", "What a model call cost, in US dollars.", null, Dollars);
        Exceptions = meter.CreateCounter<long>("gen_ai.client.completions.exceptions", "1", "Model calls that failed.");
        Runs = meter.CreateCounter<long>("gen_ai.agent.runs", "1", "Runs of agents.");
        Turns = meter.CreateCounter<long>("gen_ai.agent.turns", "1", "Model calls made by agents.");
        ExecutionTime = meter.CreateHistogram("gen_ai.agent.execution_time", "s", "How long a run of an agent took.", null, Seconds);
    }

    internal Histogram<long> TokenUsage { get; }

    internal Histogram<double> Duration { get; }

    internal Histogram<double> Cost { get; }

    internal Counter<long> Exceptions { get; }

    internal Counter<long> Runs { get; }

    internal Counter<long> Turns { get; }

    internal Histogram<double> ExecutionTime { get; }

    internal bool AreListenedTo =>
        TokenUsage.Enabled || Duration.Enabled || Cost.Enabled || Exceptions.Enabled || Runs.Enabled || Turns.Enabled || ExecutionTime.Enabled;
}

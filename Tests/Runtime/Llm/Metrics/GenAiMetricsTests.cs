using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Llm.Metrics;

/// <summary>What is measured of model calls and agents, as a collector gets it.</summary>
public sealed class GenAiMetricsTests
{
    private const string Of = "gen_ai.operation.name=chat gen_ai.provider.name=openai gen_ai.request.model=gpt-4o";

    private static readonly LlmMetadata Call = new() { Provider = "openai", Model = "gpt-4o", NonCachedInputTokens = 1000, CacheReadInputTokens = 200, OutputTokens = 500, TotalCostUsd = 0.25 };

    [Fact]
    public async Task a_call_is_tokens_a_cost_and_a_duration()
    {
        await using MetricServer server = (await MetricServer.StartAsync()).Use();

        Run("llm", Call);
        var points = server.Flush();

        Assert.Equal(
            [
                ("gen_ai.client.operation.cost", "usd", Of, 0.25),
                ("gen_ai.client.token.usage", "{token}", Before(Of, "gen_ai.token.type=input"), 1200.0),
                ("gen_ai.client.token.usage", "{token}", Before(Of, "gen_ai.token.type=output"), 500.0),
            ],
            points.Where(static point => !point.Name.EndsWith(".duration", StringComparison.Ordinal)).Order());
        var duration = Assert.Single(points, static point => point.Name == "gen_ai.client.operation.duration");
        Assert.Equal(("s", Of), (duration.Unit, duration.Attributes));
    }

    [Theory]
    [InlineData("gen_ai.client.token.usage", 1, 67_108_864, 14)]
    [InlineData("gen_ai.client.operation.duration", 0.01, 81.92, 14)]
    [InlineData("gen_ai.client.operation.cost", 0.00001, 10, 14)]
    [InlineData("gen_ai.agent.execution_time", 0.01, 81.92, 14)]
    public async Task histograms_have_the_buckets_of_the_conventions(string name, double first, double last, int count)
    {
        await using MetricServer server = (await MetricServer.StartAsync()).Use();

        HandWoven.Run(HandWoven.Method("Agent", kind: "agent"), static () => Run("llm", Call));
        server.Flush();

        Histogram histogram = server.Server.Metrics.Single(metric => metric.Name == name).Histogram;
        Assert.Equal((AggregationTemporality.Cumulative, first, last, count), (histogram.AggregationTemporality, histogram.DataPoints[0].ExplicitBounds[0], histogram.DataPoints[0].ExplicitBounds[^1], histogram.DataPoints[0].ExplicitBounds.Count));
    }

    [Fact]
    public async Task a_call_that_fails_is_an_exception_and_has_a_duration()
    {
        await using MetricServer server = (await MetricServer.StartAsync()).Use();

        Assert.Throws<TimeoutException>(static () => HandWoven.Run(HandWoven.Method("Call", kind: "llm"), static () =>
        {
            Tracer.RecordLlmMetadata(new LlmMetadata { Provider = "openai", Model = "gpt-4o" });
            throw new TimeoutException();
        }));
        var points = server.Flush();

        const string failed = "error.type=System.TimeoutException gen_ai.provider.name=openai gen_ai.request.model=gpt-4o";
        Assert.Equal([("gen_ai.client.completions.exceptions", failed), ("gen_ai.client.operation.duration", failed)], points.Select(static point => (point.Name, point.Attributes)).Order());
        Assert.Equal(1, points.Single(static point => point.Name.EndsWith("exceptions", StringComparison.Ordinal)).Value);
    }

    [Fact]
    public async Task the_cost_of_spans_and_metrics_is_one()
    {
        var spans = new SpanCollector();
        await using MetricServer server = (await MetricServer.StartAsync(options =>
        {
            options.PricingOverride = new Dictionary<string, ModelPrice> { ["gpt-4o"] = new(1, 2) };
            options.Processors.Add(spans);
        })).Use();

        Run("llm", Call with { TotalCostUsd = null });

        double cost = server.Flush().Single(static point => point.Name == "gen_ai.client.operation.cost").Value;
        Assert.Equal(2.2, cost);
        Assert.Equal(cost, spans.Ended[0].GetTagItem("judgment.usage.total_cost_usd"));
    }

    [Fact]
    public async Task an_agent_has_runs_turns_and_a_time()
    {
        await using MetricServer server = (await MetricServer.StartAsync()).Use();

        for (int i = 0; i < 2; i++)
        {
            HandWoven.Run(HandWoven.Method("Planner", kind: "agent"), static () =>
            {
                Run("llm", Call);
                HandWoven.Run(HandWoven.Method("Tool", kind: "tool"), static () => Run("llm", Call));
            });
        }

        const string planner = "gen_ai.agent.name=Planner";
        var points = server.Flush().Where(static point => point.Name.StartsWith("gen_ai.agent.", StringComparison.Ordinal)).ToList();
        Assert.Equal([("gen_ai.agent.execution_time", "s", planner), ("gen_ai.agent.runs", "1", planner), ("gen_ai.agent.turns", "1", planner)], points.Select(static point => (point.Name, point.Unit, point.Attributes)).Order());
        Assert.Equal((2, 4), (points.Single(static point => point.Name == "gen_ai.agent.runs").Value, points.Single(static point => point.Name == "gen_ai.agent.turns").Value));
    }

    [Fact]
    public async Task an_agent_is_called_what_its_identity_says()
    {
        await using MetricServer server = (await MetricServer.StartAsync()).Use();

        using (Tracer.RunIdentity("agent-7", "Seven", "staging"))
        {
            HandWoven.Run(HandWoven.Method("Planner", kind: "agent"), static () => { });
        }

        Assert.Equal("environment=staging gen_ai.agent.id=agent-7 gen_ai.agent.name=Seven", server.Flush().Single(static point => point.Name == "gen_ai.agent.runs").Attributes);
    }

    [Fact]
    public async Task a_call_around_a_call_is_not_measured_twice()
    {
        await using MetricServer server = (await MetricServer.StartAsync()).Use();

        HandWoven.Run(HandWoven.Method("Agent", kind: "agent"), static () => HandWoven.Run(HandWoven.Method("Answer", kind: "llm"), static () =>
        {
            Run("llm", Call);
            Tracer.RecordLlmMetadata(Call);
        }));

        var points = server.Flush();
        Assert.Equal(0.25, points.Single(static point => point.Name == "gen_ai.client.operation.cost").Value);
        Assert.Equal(1, points.Single(static point => point.Name == "gen_ai.agent.turns").Value);
    }

    [Fact]
    public async Task a_linked_trace_is_one_run()
    {
        await using MetricServer server = (await MetricServer.StartAsync()).Use();

        HandWoven.Run(HandWoven.Method("Caller"), static () =>
        {
            using SpanScope linked = Tracer.StartLinkedTrace("Planner", spanKind: "agent");
        });

        Assert.Equal(1, server.Flush().Single(static point => point.Name == "gen_ai.agent.runs").Value);
    }

    [Fact]
    public async Task tokens_and_cost_count_also_when_the_trace_is_not_recorded()
    {
        await using MetricServer server = (await MetricServer.StartAsync(static options => options.SampleRate = 0)).Use();

        Run("llm", Call);

        const string of = "gen_ai.provider.name=openai gen_ai.request.model=gpt-4o";
        Assert.Equal(
            [
                ("gen_ai.client.operation.cost", "usd", of, 0.25),
                ("gen_ai.client.token.usage", "{token}", of + " gen_ai.token.type=input", 1200.0),
                ("gen_ai.client.token.usage", "{token}", of + " gen_ai.token.type=output", 500.0),
            ],
            server.Flush().Order());
    }

    [Fact]
    public async Task tracers_measure_their_own_calls()
    {
        await using MetricServer first = (await MetricServer.StartAsync()).Use();
        await using MetricServer second = (await MetricServer.StartAsync()).Use();

        Run("llm", Call);

        Assert.Empty(first.Flush());
        Assert.NotEmpty(second.Flush());
    }

    private static void Run(string kind, LlmMetadata metadata) => HandWoven.Run(HandWoven.Method("Call", kind: kind), () =>
    {
        Tracer.SetAttribute("gen_ai.operation.name", "chat");
        Tracer.RecordLlmMetadata(metadata);
    });

    private static string Before(string attributes, string added) => attributes + " " + added;
}

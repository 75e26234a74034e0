using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Llm.Metrics;

/// <summary>Where metrics go, with what, and what becomes of those that cannot.</summary>
public sealed class MetricExportTests
{
    [Fact]
    public async Task our_own_endpoint_gets_the_credentials_and_the_resource()
    {
        await using MetricServer server = (await MetricServer.StartAsync()).Use();

        Tracer.RecordCounter("c");
        server.Flush();

        OtlpRequest request = Assert.Single(server.Server.MetricRequests);
        Assert.Equal(("Bearer the-key", "the-org", "application/x-protobuf"), (request.Headers["Authorization"], request.Headers["X-Organization-Id"], request.Headers["Content-Type"]));
        Assert.False(request.Headers.ContainsKey("traceparent"));
        Assert.Equal("shop", request.Metrics.ResourceMetrics[0].Resource.Attributes.Text("service.name"));
    }

    [Fact]
    public async Task another_endpoint_gets_no_credentials()
    {
        await using MetricServer server = (await MetricServer.StartAsync(static options => options.ApiUrl = JudgmentAccount.Nowhere)).Use();

        Tracer.RecordCounter("c");
        server.Flush();

        OtlpRequest request = Assert.Single(server.Server.MetricRequests);
        Assert.DoesNotContain(request.Headers, static header => header.Value.Contains("the-key", StringComparison.Ordinal) || header.Key.StartsWith("X-", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task the_end_of_the_tracer_delivers()
    {
        await using MetricServer server = (await MetricServer.StartAsync()).Use();

        Tracer.RecordCounter("c");
        await server.Tracer.DisposeAsync();

        Assert.Equal("c", server.Server.Metrics.Single().Name);
    }

    [Fact]
    public async Task what_is_refused_is_told_once_and_comes_with_the_next_request()
    {
        await using MetricServer server = (await MetricServer.StartAsync()).Use();
        server.Server.Status = 503;

        Tracer.RecordCounter("c");
        Assert.False(server.Tracer.Flush());
        Assert.False(server.Tracer.Flush());
        server.Server.Status = 200;
        Tracer.RecordCounter("c");

        Assert.Equal(2, server.Flush().Single().Value);
        Assert.Contains("/v1/metrics answered 503", Assert.Single(server.Warnings.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_flush_and_the_end_wait_no_longer_than_asked()
    {
        var gate = new TaskCompletionSource();
        await using MetricServer server = (await MetricServer.StartAsync(static options => options.TimeoutMilliseconds = 600_000)).Use();
        server.Server.Gate = gate.Task;

        Tracer.RecordCounter("c");
        Assert.False(server.Tracer.Flush(100));
        Assert.False(server.Tracer.Stop(100));
        gate.SetResult();
    }

    [Fact]
    public async Task nothing_is_sent_without_an_endpoint()
    {
        await using MetricServer server = (await MetricServer.StartAsync(static options => options.MetricsEndpoint = null)).Use();

        Tracer.RecordCounter("c");

        Assert.True(server.Tracer.Flush());
        Assert.Empty(server.Server.Requests);
    }

    [Fact]
    public async Task nothing_is_measured_when_monitoring_is_off()
    {
        await using MetricServer server = (await MetricServer.StartAsync(static options => options.Monitoring = false)).Use();

        Tracer.RecordCounter("c");

        Assert.True(server.Tracer.Flush());
        Assert.Empty(server.Server.Requests);
    }

    [Fact]
    public async Task variables_for_other_exporters_change_nothing()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        var variables = new Dictionary<string, string> { ["JUDGMENT_METRICS_ENDPOINT"] = server.Url + "/v1/metrics", ["OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"] = JudgmentAccount.Nowhere };
        TracerOptions options = JudgmentAccount.Options(JudgmentAccount.Nowhere);
        options.Exporters = [];
        using Tracer tracer = JudgmentAccount.Start(options, variables.GetValueOrDefault);

        Tracer.RecordCounter("c");

        Assert.True(tracer.Flush());
        Assert.Single(server.MetricRequests);
    }
}

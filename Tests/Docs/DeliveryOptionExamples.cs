using Judgeval.Spans;
using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;
using Tracer = Judgeval.Tracer;

namespace Judgeval.Tests.Docs;

/// <summary>The examples of docs/configuration.md that say where spans go and how, word for word, run.</summary>
public sealed class DeliveryOptionExamples : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("judgeval").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task an_account()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        (string url, string key, string organization) = (server.Url, "the-key", "the-organization");
        var options = new TracerOptions
        {
            ProjectName = "search-assistant",
            ApiKey = key,
            OrganizationId = organization,
            ApiUrl = url,
        };

        OptionRun.Run(options, static () => Repeat(1));
        OtlpRequest request = Assert.Single(server.TraceRequests);
        Assert.Equal(("Bearer the-key", "the-organization"), (request.Headers["Authorization"], request.Headers["X-Organization-Id"]));
        Assert.Contains("search-assistant", Assert.Single(server.ResolveRequests).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void a_console_and_a_file()
    {
        var writer = new StringWriter();
        string path = Path.Combine(folder, "traces.jsonl");
        var options = new TracerOptions { Exporters = ["console", "file"], ConsoleWriter = writer, FilePath = path };

        OptionRun.Run(options, static () => Repeat(1));
        Assert.Contains("rank", writer.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"rank\"", Assert.Single(File.ReadAllLines(path)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task prices_and_metrics()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        (string path, string url) = (Path.Combine(folder, "pricing.json"), server.Url + "/v1/metrics");
        File.WriteAllText(path, """{ "generated_at": "2026-11-01T00:00:00Z", "models": { "our-llama": { "prompt": 0.0002, "completion": 0.0006 } } }""");
        var options = new TracerOptions { PricingCachePath = path, MetricsEndpoint = url };

        var spans = OptionRun.Spans(options, static () => Tracer.Span("ask", static () =>
        {
            Tracer.SetLlmSpan();
            Tracer.RecordLlmMetadata(new LlmMetadata { Model = "our-llama", NonCachedInputTokens = 1000, OutputTokens = 1000 });
        }));
        Assert.Equal(0.0008, Assert.Single(spans).GetTagItem("judgment.usage.total_cost_usd"));
        Assert.Contains(server.Metrics, static metric => metric.Name == "gen_ai.client.operation.cost");
    }

    [Fact]
    public async Task batches_are_as_large_as_the_example_says_and_not_compressed()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();

        OptionRun.Run(Delivery(server), static () => Repeat(250));

        Assert.Equal(250, server.Spans.Count);
        Assert.All(server.TraceRequests, static request =>
        {
            Assert.InRange(request.Traces.ResourceSpans.SelectMany(static resource => resource.ScopeSpans).Sum(static scope => scope.Spans.Count), 1, 100);
            Assert.False(request.Headers.ContainsKey("Content-Encoding"));
        });
    }

    [Fact]
    public async Task what_the_queue_of_the_example_cannot_take_is_dropped()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.Gate = gate.Task;
        TracerOptions options = Delivery(server);
        options.TimeoutMilliseconds = null;
        using Tracer tracer = JudgmentAccount.Start(options);

        Repeat(5000);

        Assert.Equal(5000 - 4096, tracer.ReadDiagnostics().Dropped);
        gate.SetResult();
    }

    [Fact]
    public async Task what_cannot_be_delivered_within_the_deadline_is_kept_in_the_folder_of_the_example()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        server.Status = 503;
        var time = new SteppedTime();
        TracerOptions options = Delivery(server);
        options.Time = time;
        using Tracer tracer = JudgmentAccount.Start(options);

        Repeat(1);
        tracer.Flush();

        Assert.Equal(1, tracer.ReadDiagnostics().Spooled);
        Assert.NotEmpty(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
        Assert.InRange(time.Now, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(nameof(TracerOptions.MaxQueueSize), 0)]
    [InlineData(nameof(TracerOptions.MaxExportBatchSize), 5000)]
    [InlineData(nameof(TracerOptions.ScheduleDelayMilliseconds), 0)]
    [InlineData(nameof(TracerOptions.TimeoutMilliseconds), 0)]
    [InlineData(nameof(TracerOptions.ExportDeadlineMilliseconds), 0)]
    [InlineData(nameof(TracerOptions.Compression), "brotli")]
    [InlineData(nameof(TracerOptions.SpoolMaxBytes), 1000L)]
    public async Task another_value_that_is_not_allowed_is_refused(string option, object value)
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        TracerOptions options = Delivery(server);
        options.Validate();
        typeof(TracerOptions).GetProperty(option)!.SetValue(options, value);

        Assert.Contains(option, Assert.Throws<ArgumentException>(() => Tracer.Create(options, static _ => null)).Message, StringComparison.Ordinal);
    }

    private TracerOptions Delivery(OtlpServer server)
    {
        var options = new TracerOptions
        {
            MaxQueueSize = 4096,
            MaxExportBatchSize = 100,
            ScheduleDelayMilliseconds = 1000,
            TimeoutMilliseconds = 2000,
            ExportDeadlineMilliseconds = 10_000,
            Compression = "none",
            SpoolPath = folder,
            SpoolMaxBytes = 64 * 1024 * 1024,
        };

        (options.ApiUrl, options.ApiKey, options.OrganizationId, options.ProjectName) = (server.Url, "key", "org", "shop");
        return options;
    }

    private static void Repeat(int times)
    {
        for (int i = 0; i < times; i++)
        {
            Tracer.Span("rank", static () => { });
        }
    }
}

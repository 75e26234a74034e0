using System.Text.Json;
using Judgeval.CompilerServices;
using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Export;

/// <summary>The tracer of runs that are to be judged.</summary>
public sealed class OfflineTracerTests : IDisposable
{
    private readonly StringWriter _warnings = new();
    private readonly List<Example> _dataset = [];

    public void Dispose() => _warnings.Dispose();

    [Fact]
    public void every_missing_credential_is_named()
    {
        ArgumentException all = Assert.Throws<ArgumentException>(() => OfflineTracer.Create(new TracerOptions(), _dataset, null, static _ => null));
        ArgumentException one = Assert.Throws<ArgumentException>(() =>
            OfflineTracer.Create(new TracerOptions { ProjectName = "shop" }, _dataset, null, static name => name == "JUDGMENT_API_KEY" ? "the-key" : null));

        Assert.All((string[])["JUDGMENT_API_KEY", "JUDGMENT_ORG_ID", "JUDGMENT_PROJECT_NAME"], key => Assert.Contains(key, all.Message, StringComparison.Ordinal));
        Assert.Contains("JUDGMENT_ORG_ID", one.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("JUDGMENT_API_KEY", one.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("JUDGMENT_PROJECT_NAME", one.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void a_dataset_that_takes_no_examples_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => OfflineTracer.Create(dataset: null!));
        Assert.Contains("List<Example>", Assert.Throws<ArgumentException>(() => OfflineTracer.Create(JudgmentAccount.Options(JudgmentAccount.Nowhere), new Example[1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task traces_go_to_the_offline_path_with_the_resource_that_says_so()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        await using OfflineTracer offline = Create(server.Url);

        using (offline.Use())
        {
            Run("Work");
        }

        Assert.True(await offline.ForceFlushAsync());
        OtlpRequest request = Assert.Single(server.OfflineRequests);
        Assert.Equal(["Bearer the-key", "the-org", server.ProjectId, "application/x-protobuf"], Headers(request, "Authorization", "X-Organization-Id", "X-Project-Id", "Content-Type"));
        ResourceSpans resource = Assert.Single(request.Traces.ResourceSpans);
        Assert.Equal("true", resource.Resource.Attributes.Text("judgment.offline"));
        Assert.Equal("Work", Assert.Single(Assert.Single(resource.ScopeSpans).Spans).Name);
        Assert.Equal(("shop", server.ProjectId), (offline.ProjectName, offline.ProjectId));
        Assert.Empty(server.TraceRequests);
    }

    [Fact]
    public async Task each_trace_adds_an_example_with_the_fields()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        var fields = new Dictionary<string, object?> { ["model"] = "gpt-4o", ["offline_trace_id"] = "mine" };
        using OfflineTracer offline = Create(server.Url, fields);
        fields["model"] = "changed";

        using (offline.Use())
        {
            HandWoven.Run(HandWoven.Method("Outer"), static () => Run("Inner"));
            foreach (int item in Numbers())
            {
                Assert.True(item > 0);
            }
        }

        Assert.True(offline.ForceFlush());
        var roots = Spans(server).Where(static span => span.ParentSpanId.IsEmpty).Select(static span => Convert.ToHexStringLower(span.TraceId.Span)).ToList();
        Assert.Equal(2, roots.Count);
        Assert.Equal(roots, _dataset.Select(static example => example.OfflineTraceId));
        Assert.All(_dataset, static example => Assert.Equal("gpt-4o", example["model"]));
        Assert.Equal(2, _dataset.Select(static example => example.ExampleId).Distinct().Count());
        Assert.Equal(5, Spans(server).Count);

        static IEnumerable<int> Numbers()
        {
            ObservedCall call = default;
            call.BeginSequence(HandWoven.Method("Numbers"));
            return call.ReturnSequence(Original());

            static IEnumerable<int> Original()
            {
                yield return 1;
                yield return 2;
            }
        }
    }

    [Fact]
    public async Task a_linked_root_adds_none()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using OfflineTracer offline = Create(server.Url);

        using (offline.Use())
        {
            HandWoven.Run(HandWoven.Method("Linked"), static () => Tracer.SetAttribute("judgment.link.source_trace_id", "0af7651916cd43dd8448eb211c80319c"));
            Run("Own");
        }

        Assert.Single(_dataset);
    }

    [Fact]
    public async Task it_lives_beside_a_live_tracer()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using Tracer live = JudgmentAccount.Start(JudgmentAccount.Options(server.Url, _warnings));
        using OfflineTracer offline = Create(server.Url);
        var release = new TaskCompletionSource();
        Task later;

        Run("live before");
        HandWoven.Run(HandWoven.Method("live around"), () =>
        {
            using (offline.Use())
            {
                Run("offline");
            }

            Run("live inside");
        });
        using (offline.Use())
        {
            later = Task.Run(async () =>
            {
                Run("offline, elsewhere");
                await release.Task;
                Run("live, after the scope");
            });
            Assert.True(SpinWait.SpinUntil(() => _dataset.Count == 2, TimeSpan.FromSeconds(30)));
        }

        release.SetResult();
        await later;

        Assert.True(live.Flush() && offline.ForceFlush());
        Assert.Equal(["live after the scope", "live around", "live before", "live inside"], server.Spans.Select(static span => span.Name.Replace(",", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(["offline", "offline, elsewhere"], Spans(server).Select(static span => span.Name));
        Assert.All(Spans(server), static span => Assert.True(span.ParentSpanId.IsEmpty));
        Assert.Same(live, Tracer.Active);
    }

    [Fact]
    public async Task scopes_nest_and_end_in_any_order()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using OfflineTracer one = Create(server.Url);
        using OfflineTracer two = OfflineTracer.Create(JudgmentAccount.Options(server.Url), []);

        IDisposable outer = one.Use();
        Tracer? first = Tracer.Active;
        IDisposable inner = two.Use();
        Tracer? second = Tracer.Active;
        outer.Dispose();
        Assert.Same(second, Tracer.Active);
        outer.Dispose();
        inner.Dispose();

        Assert.NotNull(first);
        Assert.NotSame(first, second);
        Assert.Null(Tracer.Active);
    }

    [Fact]
    public async Task threads_add_examples_at_the_same_time()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using OfflineTracer offline = Create(server.Url);

        using (offline.Use())
        {
            Parallel.For(0, 2000, static _ => Run("Work"));
        }

        Assert.Equal(2000, _dataset.Select(static example => example.OfflineTraceId).Distinct().Count());
    }

    [Fact]
    public async Task a_dataset_that_throws_costs_the_program_nothing()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using OfflineTracer offline = OfflineTracer.Create(JudgmentAccount.Options(server.Url, _warnings), new Full());

        using (offline.Use())
        {
            Run("Work");
        }

        Assert.True(offline.ForceFlush());
        Assert.Single(Spans(server));
    }

    [Fact]
    public async Task neither_tags_nor_evaluations_are_sent()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using OfflineTracer offline = Create(server.Url);

        using (offline.Use())
        {
            HandWoven.Run(HandWoven.Method("Work"), static () =>
            {
                Tracer.Tag("beta");
                Tracer.AsyncEvaluate("helpfulness");
            });
        }

        Assert.True(offline.ForceFlush());
        Assert.Empty(server.TagRequests);
        Assert.DoesNotContain(Assert.Single(Spans(server)).Attributes, static attribute => attribute.Key == "judgment.pending_trace_eval");
    }

    [Theory]
    [InlineData("JUDGMENT_SAMPLE_RATE", "0", 1)]
    [InlineData("JUDGMENT_EXPORTERS", "console", 1)]
    [InlineData("JUDGMENT_MONITORING", "false", 0)]
    public async Task the_environment_of_live_tracing_leaves_no_gaps(string key, string value, int examples)
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using OfflineTracer offline = OfflineTracer.Create(JudgmentAccount.Options(server.Url, _warnings), _dataset, null, name => name == key ? value : null);

        using (offline.Use())
        {
            Run("Work");
        }

        Assert.True(offline.ForceFlush());
        Assert.Equal((examples, examples), (_dataset.Count, Spans(server).Count));
    }

    [Fact]
    public async Task a_failing_server_hurts_nobody()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        server.Status = 500;
        OfflineTracer failing = Create(server.Url);
        OfflineTracer unreachable = Create(JudgmentAccount.Nowhere);

        foreach (OfflineTracer offline in (OfflineTracer[])[failing, unreachable])
        {
            using (offline.Use())
            {
                Run("Work");
            }

            Assert.False(offline.ForceFlush());
            await offline.DisposeAsync();
            offline.Dispose();
        }

        Assert.Equal(2, _dataset.Count);
    }

    [Fact]
    public void an_example_is_one_flat_json_object()
    {
        var example = new Example { ExampleId = "e-1", CreatedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), Name = "capital", ["input"] = "France?", ["offline_trace_id"] = "0af7" };

        string json = JsonSerializer.Serialize(example);
        Example read = JsonSerializer.Deserialize<Example>(json)!;

        Assert.Equal("""{"example_id":"e-1","created_at":"2026-01-02T03:04:05+00:00","name":"capital","input":"France?","offline_trace_id":"0af7"}""", json);
        Assert.Equal(("e-1", example.CreatedAt, "capital", "France?"), (read.ExampleId, read.CreatedAt, read.Name, read["input"]!.ToString()));
        Assert.Equal("0af7", read.OfflineTraceId);
        Assert.Null(read["nothing"]);
        Assert.Equal(TimeSpan.Zero, new Example().CreatedAt.Offset);
    }

    private OfflineTracer Create(string url, IDictionary<string, object?>? fields = null) =>
        OfflineTracer.Create(JudgmentAccount.Options(url, _warnings), _dataset, fields, static _ => null);

    private static void Run(string name) => HandWoven.Run(HandWoven.Method(name), static () => { });

    private static IReadOnlyList<Span> Spans(OtlpServer server) =>
        [.. server.OfflineRequests.SelectMany(static request => request.Traces.ResourceSpans).SelectMany(static r => r.ScopeSpans).SelectMany(static s => s.Spans)];

    private static string[] Headers(OtlpRequest request, params string[] names) => [.. names.Select(name => request.Headers[name])];

    private sealed class Full : List<Example>, ICollection<Example>
    {
        void ICollection<Example>.Add(Example item) => throw new InvalidOperationException("full");
    }
}

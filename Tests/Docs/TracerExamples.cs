using System.Diagnostics;
using Judgeval.Tests.Support;
using Tracer = Judgeval.Tracer;

namespace Judgeval.Tests.Docs;

/// <summary>The examples of the span API, word for word, run. <see cref="TracerDocsTests"/> finds each example of the documentation in this file.</summary>
public sealed class TracerExamples : IDisposable
{
    private readonly TestTracer _tracer = new();
    private readonly string symbol = "MSFT";
    private readonly string url = "https://example.com";
    private readonly string question = "Which city?";
    private readonly int[] candidates = [2, 3, 1];
    private readonly CancellationToken cancellationToken = CancellationToken.None;

    public void Dispose() => _tracer.Dispose();

    [Fact]
    public void a_scope_records_input_output_and_error()
    {
        LoadPrices();
        Assert.Equal("MSFT", Recorded("load prices", "judgment.input"));
        Assert.Equal("12.5", Recorded("load prices", "judgment.output"));

        void LoadPrices()
        {
            using SpanScope span = Tracer.Span("load prices");
            span.SetInput(symbol);
            try
            {
                span.SetOutput(Load(symbol));
            }
            catch (IOException exception)
            {
                span.RecordException(exception);
                throw;
            }
        }

        static double Load(string symbol) => symbol.Length + 8.5;
    }

    [Fact]
    public void a_scope_of_a_block()
    {
        using (SpanScope span = Tracer.Span("rank"))
        {
            span.SetInput(candidates);
            span.SetOutput(Rank(candidates));
        }

        Assert.Equal("[1,2,3]", Recorded("rank", "judgment.output"));
    }

    [Fact]
    public void a_started_span_ends_elsewhere()
    {
        using var done = new ManualResetEventSlim();
        SpanScope job = Tracer.StartSpan("nightly job", [new("job.id", 7)]);
        ThreadPool.QueueUserWorkItem(_ =>
        {
            RunJob();
            job.Dispose();
        });

        Assert.True(done.Wait(TimeSpan.FromSeconds(30)));
        Assert.True(SpinWait.SpinUntil(() => _tracer.Spans.Count == 1, TimeSpan.FromSeconds(30)));
        Assert.Equal(7L, Recorded("nightly job", "job.id"));

        void RunJob() => done.Set();
    }

    [Fact]
    public void a_span_with_attributes()
    {
        using (SpanScope checkout = Tracer.StartAsCurrentSpan("checkout", [new("cart.items", 3), new("cart.total", 41.5)]))
        {
            Pay();
        }

        Assert.Equal(3L, Recorded("checkout", "cart.items"));
        Assert.Equal(41.5, Recorded("checkout", "cart.total"));
        Assert.Equal(true, Recorded("checkout", "paid"));

        static void Pay() => Tracer.SetAttribute("paid", true);
    }

    [Fact]
    public async Task delegates()
    {
        Tracer.Span("warm up", () => LoadIndex());
        int[] ranked = Tracer.Span("rank", () => Rank(candidates));
        string page = await Tracer.Span("fetch", () => FetchAsync(url));

        Assert.Equal([1, 2, 3], ranked);
        Assert.Equal(url, page);
        Assert.Equal(["warm up", "rank", "fetch"], _tracer.Spans.Select(span => span.DisplayName));

        static void LoadIndex()
        {
        }

        static async ValueTask<string> FetchAsync(string url)
        {
            await Task.Yield();
            return url;
        }
    }

    [Fact]
    public void a_lambda_that_only_throws_says_its_type()
    {
        string question = "tea?";
        Assert.Throws<NotSupportedException>(() =>
        {
            string answer = Tracer.Span("answer", string () => throw new NotSupportedException(question));
            return answer;
        });

        Assert.Equal("System.NotSupportedException", Recorded("answer", "error.type"));
    }

    [Fact]
    public async Task asynchronous_delegates()
    {
        await Tracer.SpanAsync("index", async () =>
        {
            string text = await FetchAsync(url);
            Tracer.SetOutput(text.Length);
        });
        string page = await Tracer.SpanAsync("fetch", () => FetchAsync(url));
        await Tracer.SpanAsync("reindex", token => ReindexAsync(token), cancellationToken);
        string answer = await Tracer.SpanAsync("ask", token => AskAsync(question, token), cancellationToken);

        Assert.Equal((url, question), (page, answer));
        Assert.Equal("19", Recorded("index", "judgment.output"));
        Assert.Equal(["index", "fetch", "reindex", "ask"], _tracer.Spans.Select(span => span.DisplayName));

        static async Task<string> FetchAsync(string url)
        {
            await Task.Yield();
            return url;
        }

        static Task ReindexAsync(CancellationToken token) => Task.Delay(0, token);

        static Task<string> AskAsync(string question, CancellationToken token) => token.IsCancellationRequested ? Task.FromCanceled<string>(token) : Task.FromResult(question);
    }

    [Fact]
    public void kinds()
    {
        Tracer.Span("agent", () =>
        {
            Tracer.SetSpanKind(SpanKinds.Agent);
        });
        Tracer.Span("llm", () =>
        {
            Tracer.SetLlmSpan();
        });
        Tracer.Span("tool", () =>
        {
            Tracer.SetToolSpan();
        });
        Tracer.Span("span", () =>
        {
            Tracer.SetGeneralSpan();
        });

        Assert.Equal(4, _tracer.Spans.Count);
        Assert.All(_tracer.Spans, span => Assert.Equal(span.DisplayName, span.GetTagItem("judgment.span_kind")));
    }

    [Fact]
    public void attributes()
    {
        using (Tracer.Span("span"))
        {
            Tracer.SetAttribute("city", "Zürich");
            Tracer.SetAttribute("grade", 'A');
            Tracer.SetAttribute("cache.hit", true);
            Tracer.SetAttribute("attempt", 2);
            Tracer.SetAttribute("score", 0.83);
            Tracer.SetAttribute("stop_words", new[] { "a", "the" });
            Tracer.SetAttribute("customer", new { Plan = "pro", Seats = 12 });
            Tracer.SetAttributes([new("region", "eu"), new("attempt", 2)]);
            Tracer.SetInput(new { Query = "weather", TopK = 3 });
            Tracer.SetOutput("sunny");
            if (Tracer.CurrentSpan.IsRecording)
            {
                Tracer.SetAttribute("index.size", MeasureIndex());
            }
        }

        Assert.Equal("Zürich", Recorded("span", "city"));
        Assert.Equal("A", Recorded("span", "grade"));
        Assert.Equal(2L, Recorded("span", "attempt"));
        Assert.Equal("""{"Plan":"pro","Seats":12}""", Recorded("span", "customer"));
        Assert.Equal("""{"Query":"weather","TopK":3}""", Recorded("span", "judgment.input"));
        Assert.Equal("sunny", Recorded("span", "judgment.output"));
        Assert.Equal(5L, Recorded("span", "index.size"));
        Assert.Equal(11, _tracer.Single().TagObjects.Count());

        static long MeasureIndex() => 5;
    }

    [Fact]
    public void a_model_call()
    {
        using (Tracer.Span("chat"))
        {
            Tracer.SetLlmSpan();
            Tracer.RecordLlmMetadata(new LlmMetadata
            {
                Provider = "openai",
                Model = "gpt-4o",
                NonCachedInputTokens = 120,
                CacheReadInputTokens = 1024,
                OutputTokens = 57,
                TotalCostUsd = 0.0021,
            });
        }

        Assert.Equal("llm", Recorded("chat", "judgment.span_kind"));
        Assert.Equal(1144L, Recorded("chat", "gen_ai.usage.input_tokens"));
    }

    [Fact]
    public void metadata_of_a_model_call()
    {
        var metadata = new LlmMetadata { Provider = "anthropic", Model = "claude-sonnet-4-5", CacheReadInputTokens = 1200, OutputTokens = 80 };
        using (SpanScope span = Tracer.Span("chat"))
        {
            span.RecordLlmMetadata(metadata);
        }

        Assert.Equal("claude-sonnet-4-5", Recorded("chat", "judgment.llm.model"));
    }

    [Fact]
    public void an_update()
    {
        using (Tracer.Span("draft"))
        {
            Tracer.UpdateCurrentSpan(
                name: "draft answer",
                metadata: new { experiment = "b" },
                model: "gpt-4o",
                modelParameters: new { temperature = 0.2, max_tokens = 400 },
                usage: new LlmUsage { NonCachedInputTokens = 120, OutputTokens = 57 },
                prompt: "Answer in one sentence.");
        }

        Assert.Equal("Answer in one sentence.", Recorded("draft answer", "gen_ai.prompt"));
        Assert.Equal(400L, Recorded("draft answer", "gen_ai.request.max_tokens"));
    }

    [Fact]
    public async Task the_life_of_a_tracer()
    {
        Console.WriteLine(Tracer.Active?.ProjectName ?? "nothing is traced");
        if (!Tracer.ForceFlush(timeoutMilliseconds: 2000))
        {
            Console.Error.WriteLine("Some spans were not delivered.");
        }

        bool delivered = await Tracer.ForceFlushAsync(cancellationToken);
        Tracer.Shutdown(timeoutMilliseconds: 2000);
        Tracer.Span("after", static () => { });

        Assert.True(delivered);
        Assert.Empty(_tracer.Spans);
    }

    [Fact]
    public async Task an_asynchronous_end()
    {
        await Tracer.ShutdownAsync(cancellationToken);
        Tracer.Span("after", static () => { });

        Assert.Empty(_tracer.Spans);
    }

    [Fact]
    public void the_activity_of_a_span()
    {
        using (SpanScope span = Tracer.Span("transfer"))
        {
            span.Activity?.AddEvent(new ActivityEvent("half done"));
        }

        Assert.Equal("half done", Assert.Single(_tracer.Single().Events).Name);
    }

    private static int[] Rank(int[] candidates) => [.. candidates.Order()];

    private object? Recorded(string span, string key) => _tracer.Named(span).GetTagItem(key);
}

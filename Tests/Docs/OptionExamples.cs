using System.Diagnostics;
using Google.Protobuf.Collections;
using Judgeval.Tests.Otlp;
using Judgeval.Tests.Runtime.Guardrails;
using Judgeval.Tests.Support;
using Microsoft.Extensions.Configuration;
using Tracer = Judgeval.Tracer;

namespace Judgeval.Tests.Docs;

/// <summary>The examples of docs/configuration.md that say what is recorded, word for word, run.</summary>
public sealed class OptionExamples
{
    [Fact]
    public async Task the_names_of_a_process()
    {
        var options = new TracerOptions
        {
            ServiceName = "search-worker",
            Environment = "production",
            ServiceRole = "orchestrator",
            AgentId = "planner-1",
            AgentName = "Planner",
        };

        RepeatedField<KeyValue> resource = await OptionRun.ResourceAsync(options);
        Assert.Equal(
            ["search-worker", "production", "orchestrator", "planner-1", "Planner"],
            new[] { "service.name", "deployment.environment", "traccia.service_role", "agent.id", "agent.name" }.Select(key => resource.Text(key)));
    }

    [Fact]
    public async Task the_source_of_a_program()
    {
        var options = new TracerOptions { GitRepo = "https://github.com/acme/shop", GitRef = "v1.4.2" };

        RepeatedField<KeyValue> resource = await OptionRun.ResourceAsync(options);
        Assert.Equal(("https://github.com/acme/shop", "v1.4.2"), (resource.Text("judgment.git.repo"), resource.Text("judgment.git.ref")));
    }

    [Fact]
    public async Task a_source_that_is_not_looked_for()
    {
        var options = new TracerOptions { RecordGit = false };

        var variables = new Dictionary<string, string> { ["GITHUB_REPOSITORY"] = "acme/shop", ["GITHUB_SHA"] = "0123456789abcdef0123456789abcdef01234567" };
        RepeatedField<KeyValue> resource = await OptionRun.ResourceAsync(options, variables.GetValueOrDefault);
        Assert.DoesNotContain(resource, static attribute => attribute.Key.Contains(".git.", StringComparison.Ordinal));
    }

    [Fact]
    public void nothing_at_all()
    {
        var options = new TracerOptions { Monitoring = false };

        Assert.Empty(OptionRun.Spans(options, static () => Tracer.Span("rank", static () => { })));
    }

    [Fact]
    public async Task no_evaluations()
    {
        var options = new TracerOptions { Evaluations = false };

        await using OtlpServer server = await OtlpServer.StartAsync();
        (options.ApiUrl, options.ApiKey, options.OrganizationId, options.ProjectName) = (server.Url, "key", "org", "shop");
        OptionRun.Run(options, static () => Tracer.Span("ask", static () => Tracer.AsyncEvaluate("helpfulness", new Example())));
        Assert.Null(Assert.Single(server.Spans).Attributes.Text("judgment.pending_trace_eval"));
    }

    [Fact]
    public void one_trace_with_a_name()
    {
        var options = new TracerOptions { AutoStartTrace = true, AutoTraceName = "nightly import" };

        IReadOnlyList<Activity> spans = OptionRun.Spans(options, static () =>
        {
            Tracer.Active!.StartAutomaticTrace();
            Tracer.Span("read", static () => { });
            Tracer.EndAutoTrace();
        });
        Assert.Equal(["read", "nightly import"], spans.Select(static span => span.DisplayName));
        Assert.Equal(spans[1].SpanId, spans[0].ParentSpanId);
    }

    [Fact]
    public void a_share_of_the_traces()
    {
        var options = new TracerOptions { SampleRate = 0.25 };

        // Seven standard deviations to either side.
        Assert.InRange(OptionRun.Spans(options, static () => Repeat(1000, "rank")).Count, 150, 350);
    }

    [Fact]
    public void a_rate()
    {
        var options = new TracerOptions { MaxSpansPerSecond = 50 };

        IReadOnlyList<Activity> spans = OptionRun.Spans(options, static () =>
        {
            Tracer.Span("of 60 seconds", static () => Repeat(3000, "part"));
            Repeat(10, "too many");
        });
        Assert.Equal(3001, spans.Count);
        Assert.DoesNotContain(spans, static span => span.DisplayName == "too many");
    }

    [Fact]
    public void the_size_of_spans_and_traces()
    {
        var options = new TracerOptions { AttributeValueLengthLimit = 1000, AttributeCountLimit = 64, MaxSpanDepth = 8, MaxToolSpans = 20 };

        IReadOnlyList<Activity> spans = OptionRun.Spans(options, static () =>
        {
            Tracer.Span("large", static () =>
            {
                Tracer.SetOutput(new string('x', 2000));
                Tracer.SetAttributes(Enumerable.Range(0, 100).Select(static number => new KeyValuePair<string, object?>($"key.{number}", number)));
            });
            Nest(10);
            Tracer.Span("agent", static () => HandWovenTools(25));
        });
        Activity large = spans.Single(static span => span.DisplayName == "large");
        Assert.InRange(((string)large.GetTagItem("judgment.output")!).Length, 500, 1000);
        Assert.InRange(large.TagObjects.Count(), 50, 64);
        Assert.Equal(8, spans.Count(static span => span.DisplayName == "nested"));
        Assert.Equal(20, spans.Count(static span => span.DisplayName == "tool"));

        static void Nest(int depth) => Tracer.Span("nested", () =>
        {
            if (depth > 1)
            {
                Nest(depth - 1);
            }
        });

        static void HandWovenTools(int count)
        {
            for (int i = 0; i < count; i++)
            {
                HandWoven.Run(HandWoven.Method("tool", kind: SpanKinds.Tool), static () => { });
            }
        }
    }

    [Fact]
    public void guardrails_that_say_so_themselves()
    {
        var options = new TracerOptions { GuardrailHeuristics = false };

        Assert.Empty(GuardedTrace.FindingsOf(Assert.Single(OptionRun.Spans(options, static () =>
            Tracer.Span("tool", static () => Tracer.SetAttributes([new("span.type", "tool"), new("error.type", "E"), new("error.message", "denied")]))))));
    }

    [Fact]
    public void the_tracers_own_messages()
    {
        using var loggers = new LineLogger();
        var options = new TracerOptions { LoggerFactory = loggers };

        OptionRun.Run(options, static () => { });
        Assert.Contains(loggers.Lines, static line => line.StartsWith("Judgeval Warning", StringComparison.Ordinal));
    }

    [Fact]
    public void a_section_of_a_configuration()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Judgeval:ProjectName", "search-assistant"), new("Judgeval:SampleRate", "0.2")]).Build();
        var options = new TracerOptions { Configuration = configuration.GetSection("Judgeval") };
        options.Validate();

        options.Exporters = [];
        using Tracer tracer = Tracer.Create(options, static _ => null);
        Assert.Equal("search-assistant", tracer.ProjectName);
        configuration["Judgeval:SampleRate"] = "2";
        Assert.Contains("SampleRate", Assert.Throws<ArgumentException>(options.Validate).Message, StringComparison.Ordinal);
    }

    private static void Repeat(int times, string name)
    {
        for (int i = 0; i < times; i++)
        {
            Tracer.Span(name, static () => { });
        }
    }
}

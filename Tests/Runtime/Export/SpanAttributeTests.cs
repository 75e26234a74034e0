using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Export;

/// <summary>What the span API writes, as an independent decoder reads it: keys, types and values.</summary>
public sealed class SpanAttributeTests
{
    [Fact]
    public async Task attributes_keep_their_types()
    {
        Span span = await SendAsync(static () =>
        {
            Tracer.SetAttribute("text", "Zürich");
            Tracer.SetAttribute("flag", true);
            Tracer.SetAttribute("int", 2);
            Tracer.SetAttribute("long", 1L << 40);
            Tracer.SetAttribute("double", 0.5);
            Tracer.SetAttribute("decimal", 1.25m);
            Tracer.SetAttribute("texts", new[] { "a", null, "b" });
            Tracer.SetAttribute("numbers", new[] { 1, 2 });
            Tracer.SetAttribute("flags", new[] { true });
            Tracer.SetAttribute("list", new List<string> { "a" });
            Tracer.SetAttribute("object", new { Plan = "pro", Seats = 12 });
            Tracer.SetAttribute("enum", DayOfWeek.Friday);
            Tracer.SetAttributes([new("more.int", 3), new("more.text", "x")]);
        });

        Assert.Equal("Zürich", ValueOf(span, "text").StringValue);
        Assert.True(ValueOf(span, "flag").BoolValue);
        Assert.Equal(2, ValueOf(span, "int").IntValue);
        Assert.Equal(1L << 40, ValueOf(span, "long").IntValue);
        Assert.Equal(0.5, ValueOf(span, "double").DoubleValue);
        Assert.Equal(1.25, ValueOf(span, "decimal").DoubleValue);
        Assert.Equal(["a", "", "b"], ValueOf(span, "texts").ArrayValue.Values.Select(value => value.StringValue));
        Assert.Equal([1, 2], ValueOf(span, "numbers").ArrayValue.Values.Select(value => value.IntValue));
        Assert.Equal([true], ValueOf(span, "flags").ArrayValue.Values.Select(value => value.BoolValue));
        Assert.Equal("""["a"]""", ValueOf(span, "list").StringValue);
        Assert.Equal("""{"Plan":"pro","Seats":12}""", ValueOf(span, "object").StringValue);
        Assert.Equal("\"Friday\"", ValueOf(span, "enum").StringValue);
        Assert.Equal(3, ValueOf(span, "more.int").IntValue);
        Assert.Equal("x", ValueOf(span, "more.text").StringValue);
        Assert.Equal(14, Own(span).Count());
    }

    [Theory]
    [InlineData("agent", "agent")]
    [InlineData("SetLlmSpan", "llm")]
    [InlineData("SetToolSpan", "tool")]
    [InlineData("SetGeneralSpan", "span")]
    public async Task the_kind_is_text(string set, string expected)
    {
        Span span = await SendAsync(() =>
        {
            switch (set)
            {
                case nameof(Tracer.SetLlmSpan):
                    Tracer.SetLlmSpan();
                    break;
                case nameof(Tracer.SetToolSpan):
                    Tracer.SetToolSpan();
                    break;
                case nameof(Tracer.SetGeneralSpan):
                    Tracer.SetGeneralSpan();
                    break;
                default:
                    Tracer.SetSpanKind(set);
                    break;
            }
        });

        Assert.Equal(expected, Assert.Single(Own(span)).Value.StringValue);
        Assert.Equal("judgment.span_kind", span.Attributes[0].Key);
    }

    [Fact]
    public async Task input_and_output_are_text_as_those_of_observed_methods()
    {
        Assert.Equal("plain", await InputAsync("plain"));
        Assert.Equal("4", await InputAsync(4));
        Assert.Equal("null", await InputAsync<string?>(null));
        Assert.Equal("""{"City":"Bern"}""", await InputAsync(new { City = "Bern" }));

        static async Task<string?> InputAsync<T>(T value)
        {
            Span span = await SendAsync(() =>
            {
                Tracer.SetInput(value);
                Tracer.SetOutput(value);
            });
            Assert.Equal(span.Attributes.Text("judgment.input"), span.Attributes.Text("judgment.output"));
            return span.Attributes.Text("judgment.output");
        }
    }

    [Fact]
    public async Task model_facts_go_under_both_names()
    {
        Span span = await SendAsync(static () => Tracer.RecordLlmMetadata(new LlmMetadata
        {
            Provider = "openai",
            Model = "gpt-4o",
            NonCachedInputTokens = 120,
            CacheReadInputTokens = 1024,
            CacheCreationInputTokens = 0,
            OutputTokens = 57,
            TotalCostUsd = 0.0021,
        }));

        Assert.Equal("openai", ValueOf(span, "judgment.llm.provider").StringValue);
        Assert.Equal("openai", ValueOf(span, "gen_ai.provider.name").StringValue);
        Assert.Equal("gpt-4o", ValueOf(span, "judgment.llm.model").StringValue);
        Assert.Equal("gpt-4o", ValueOf(span, "gen_ai.request.model").StringValue);
        Assert.Equal(120, ValueOf(span, "judgment.usage.non_cached_input_tokens").IntValue);
        Assert.Equal(1144, ValueOf(span, "gen_ai.usage.input_tokens").IntValue);
        Assert.Equal(1024, ValueOf(span, "judgment.usage.cache_read_input_tokens").IntValue);
        Assert.Equal(1024, ValueOf(span, "gen_ai.usage.cache_read.input_tokens").IntValue);
        Assert.Equal(AnyValue.ValueOneofCase.IntValue, ValueOf(span, "judgment.usage.cache_creation_input_tokens").ValueCase);
        Assert.Equal(AnyValue.ValueOneofCase.IntValue, ValueOf(span, "gen_ai.usage.cache_creation.input_tokens").ValueCase);
        Assert.Equal(57, ValueOf(span, "judgment.usage.output_tokens").IntValue);
        Assert.Equal(57, ValueOf(span, "gen_ai.usage.output_tokens").IntValue);
        Assert.Equal(0.0021, ValueOf(span, "judgment.usage.total_cost_usd").DoubleValue);
        Assert.Equal(13, Own(span).Count());
    }

    [Fact]
    public async Task what_is_not_known_or_cannot_be_is_not_written()
    {
        Span span = await SendAsync(static () => Tracer.RecordLlmMetadata(new LlmMetadata
        {
            CacheReadInputTokens = 5,
            NonCachedInputTokens = -1,
            OutputTokens = -2,
            TotalCostUsd = double.NaN,
        }));

        Assert.Equal(["judgment.usage.cache_read_input_tokens", "gen_ai.usage.cache_read.input_tokens"], span.Attributes.Select(attribute => attribute.Key));
    }

    [Fact]
    public async Task an_update_writes_what_is_given()
    {
        Span span = await SendAsync(static () =>
        {
            Tracer.SetInput("stays");
            Tracer.SetOutput("goes");
            Tracer.UpdateCurrentSpan(
                name: "draft answer",
                output: new[] { 1 },
                metadata: new { experiment = "b" },
                model: "gpt-4o",
                modelParameters: new Dictionary<string, object> { ["temperature"] = 0.2, ["max_tokens"] = 400, ["stop"] = "\n" },
                usage: new LlmUsage { NonCachedInputTokens = 3 },
                prompt: "Answer in one sentence.");
        });

        Assert.Equal("draft answer", span.Name);
        Assert.Equal("stays", ValueOf(span, "judgment.input").StringValue);
        Assert.Equal("[1]", ValueOf(span, "judgment.output").StringValue);
        Assert.Equal("""{"experiment":"b"}""", ValueOf(span, "traceroot.span.metadata").StringValue);
        Assert.Equal("gpt-4o", ValueOf(span, "judgment.llm.model").StringValue);
        Assert.Equal("gpt-4o", ValueOf(span, "gen_ai.request.model").StringValue);
        Assert.Equal("""{"temperature":0.2,"max_tokens":400,"stop":"\n"}""", ValueOf(span, "traceroot.llm.model_parameters").StringValue);
        Assert.Equal(0.2, ValueOf(span, "gen_ai.request.temperature").DoubleValue);
        Assert.Equal(400, ValueOf(span, "gen_ai.request.max_tokens").IntValue);
        Assert.Equal(3, ValueOf(span, "judgment.usage.non_cached_input_tokens").IntValue);
        Assert.Equal(3, ValueOf(span, "gen_ai.usage.input_tokens").IntValue);
        Assert.Equal("Answer in one sentence.", ValueOf(span, "gen_ai.prompt").StringValue);
        Assert.Equal(11, Own(span).Count());
    }

    [Fact]
    public async Task model_parameters_that_are_no_json_are_text()
    {
        Span span = await SendAsync(static () => Tracer.UpdateCurrentSpan(modelParameters: "temperature 0"));

        Assert.Equal("temperature 0", Assert.Single(span.Attributes).Value.StringValue);
    }

    // What the tracer makes of a model call or a tool is not what the program has set.
    private static IEnumerable<KeyValue> Own(Span span) => span.Attributes.Where(static attribute => !attribute.Key.StartsWith("guardrail.", StringComparison.Ordinal));

    private static AnyValue ValueOf(Span span, string key) => Assert.Single(span.Attributes, attribute => attribute.Key == key).Value;

    private static async Task<Span> SendAsync(Action inSpan)
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using var tracer = new TestTracer(options =>
        {
            options.ApiUrl = server.Url;
            options.ApiKey = "key";
            options.OrganizationId = "org";
            options.Exporters = ["otlp"];
        });

        Tracer.Span("span", inSpan);

        Assert.True(tracer.Tracer.Flush());
        return Assert.Single(server.Spans);
    }
}

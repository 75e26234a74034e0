using System.Text.Json;
using System.Text.Json.Serialization;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Values;

public sealed class SerializerTests
{
    [Fact]
    public void a_serializer_of_the_users_writes_arguments_and_results_that_are_no_strings()
    {
        var serializer = new Custom(static value => $"\"{value.GetType().Name}\"");
        using var tracer = new TestTracer(options => options.Serializer = serializer);

        HandWoven.Call(HandWoven.Method("Take", ["value"]), 5, static _ => new Order("x"));
        HandWoven.Call(HandWoven.Method("Text", ["value"]), "a", static text => text);
        HandWoven.Call(HandWoven.Method("Null", ["value"]), (Order?)null, static order => order);

        Assert.Same(serializer, tracer.Tracer.Serializer);
        Assert.Equal("""{"value":"Int32"}""", tracer.Named("Take").GetTagItem("judgment.input"));
        Assert.Equal("\"Order\"", tracer.Named("Take").GetTagItem("judgment.output"));
        Assert.Equal("""{"value":"String"}""", tracer.Named("Text").GetTagItem("judgment.input"));
        Assert.Equal("a", tracer.Named("Text").GetTagItem("judgment.output"));
        Assert.Equal("""{"value":null}""", tracer.Named("Null").GetTagItem("judgment.input"));
    }

    public static TheoryData<string, Func<object, string>> Bad => new()
    {
        { "InvalidOperationException", static _ => throw new InvalidOperationException() },
        { "JsonException", static _ => null! },
        { "JsonReaderException", static _ => "not json" },
        { "JsonReaderException", static _ => "{\"a\":1" },
        { "ArgumentException", static _ => "" },
        { "JsonReaderException", static _ => "1,\"b\":2" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void a_serializer_that_fails_costs_that_value_only(string exception, Func<object, string> serialize)
    {
        using var tracer = new TestTracer(options => options.Serializer = new Custom(value => value is Order ? serialize(value) : "1"));
        CompilerServices.ObservedCall call = default;
        call.Begin(HandWoven.Method("Three", ["before", "order", "after"]));
        call.Argument(0, 1);
        call.Argument(1, new Order("x"));
        call.Argument(2, "after");
        call.Exit();

        Assert.Equal($$"""{"before":1,"order":"<Order: {{exception}}>","after":1}""", tracer.Single().GetTagItem("judgment.input"));
        Assert.Single(tracer.Warnings.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void a_serializer_that_calls_observed_code_makes_no_spans_and_does_not_recurse()
    {
        using var tracer = new TestTracer(static options => options.Serializer = new Custom(static value =>
            Recorded.OnAnotherThread(() => HandWoven.Call(HandWoven.Method("Inner", ["value"]), value, static _ => "1"))));

        HandWoven.Call(HandWoven.Method("Outer", ["value"]), new Order("x"), static _ => "done");

        Assert.Equal("""{"value":1}""", tracer.Single().GetTagItem("judgment.input"));
    }

    [Fact]
    public void a_serializer_never_sees_what_must_not_be_read_or_recorded()
    {
        var seen = new List<Type>();
        var serializer = new Custom(value =>
        {
            seen.Add(value.GetType());
            return "1";
        });

        Assert.Equal("""{"value":"<Hidden>"}""", Recorded.Input(new Hidden(), options => options.Serializer = serializer));
        Assert.StartsWith("""{"value":"<""", Recorded.Input(Enumerable.Range(0, 3).Select(static i => i), options => options.Serializer = serializer), StringComparison.Ordinal);
        Assert.Equal([typeof(int), typeof(int)], seen);
    }

    [Theory]
    [InlineData(150)]
    [InlineData(100_000)]
    public void what_a_serializer_makes_is_shortened_and_masked(int length)
    {
        string input = Recorded.Input(new Order("x"), options =>
        {
            options.AttributeValueLengthLimit = 100;
            options.Serializer = new Custom(_ => JsonSerializer.Serialize(new[] { "sk-1234567890abcdef", new string('x', length) }));
        })!;

        using JsonDocument document = JsonDocument.Parse(input);
        Assert.InRange(input.Length, 50, 100);
        Assert.Equal("sk-***", document.RootElement.GetProperty("value")[0].GetString());
    }

    [Fact]
    public void the_default_serializer_is_bounded_and_can_be_called()
    {
        using var tracer = new TestTracer(static options => options.AttributeValueLengthLimit = 100);

        Assert.Equal("""{"Name":"x"}""", tracer.Tracer.Serializer.Serialize(new Order("x")));
        Assert.InRange(tracer.Tracer.Serializer.Serialize(new Order(new string('x', 500))).Length, 50, 100);
    }

    [Fact]
    public void options_of_the_users_count()
    {
        static void Configure(TracerOptions options) => options.JsonSerializerOptions = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            WriteIndented = true,
            Converters = { new StarConverter(), new WordConverter() },
        };

        Assert.Equal("""{"value":{"name":"x","stars":"***"}}""", Recorded.Input(new Review("x", null, new Stars(3)), Configure));
        Assert.Equal("""{"value":["word:a",2]}""", Recorded.Input(new object[] { "a", 2 }, Configure));
        Assert.Equal("""{"value":"word:b"}""", Recorded.Input("b", Configure));
    }

    [Fact]
    public void a_converter_that_throws_half_way_costs_that_value_only() =>
        Assert.Equal("""{"value":[1,"<Stars: NotSupportedException>",{"Name":"x"}]}""", Recorded.Input(new object[] { 1, new Stars(-1), new Order("x") }, static options =>
            options.JsonSerializerOptions = new JsonSerializerOptions { Converters = { new StarConverter() } }));

    [Fact]
    public void attributes_of_the_serializer_count() =>
        Assert.Equal("""{"value":{"id":7,"Stars":"**","Extra":1}}""", Recorded.Input(new Annotated { Id = 7, Ignored = "no", Stars = new Stars(2), More = { ["Extra"] = 1 } }));

    [Fact]
    public void a_generated_context_is_preferred_for_its_types()
    {
        Assert.Equal("""{"value":{"user_name":"ann"}}""", Recorded.Input(new Account("ann", "hush"), static options => options.JsonTypeInfoResolvers = [ValueContext.Default]));
        Assert.Equal("""{"value":{"Name":"x"}}""", Recorded.Input(new Order("x"), static options => options.JsonTypeInfoResolvers = [ValueContext.Default]));
        Assert.Equal("""{"value":{"UserName":"ann"}}""", Recorded.Input(new Account("ann", "hush")));
    }

    [Fact]
    public void a_context_that_was_generated_for_speed_alone_knows_no_members_and_is_passed_over() =>
        Assert.Equal("""{"value":{"Name":"x"}}""", Recorded.Input(new Order("x"), static options => options.JsonTypeInfoResolvers = [FastContext.Default]));

    [Fact]
    public void a_serializer_and_options_for_the_default_one_contradict_each_other()
    {
        ArgumentException thrown = Assert.Throws<ArgumentException>(static () => Tracer.Create(
            new TracerOptions { Exporters = [], Serializer = new Custom(static _ => "1"), JsonSerializerOptions = new JsonSerializerOptions() }, static _ => null));

        Assert.Equal("JsonSerializerOptions is set, and so is Serializer, which replaces the serializer that would read it; set one of them.", thrown.Message);
    }

    internal sealed record Order(string Name);

    internal sealed record Account(string UserName, [property: DoNotRecord] string Password);

    private sealed record Review(string Name, string? Comment, Stars Stars);

    private sealed record Stars(int Count);

    [DoNotRecord]
    private sealed record Hidden;

    private sealed class Annotated
    {
        [JsonPropertyName("id")]
        public int Id { get; init; }

        [JsonIgnore]
        public string? Ignored { get; init; }

        [JsonConverter(typeof(StarConverter))]
        public Stars? Stars { get; init; }

        [JsonExtensionData]
        public Dictionary<string, object> More { get; } = [];
    }

    private sealed class Custom(Func<object, string> serialize) : ISpanSerializer
    {
        public string Serialize(object value) => serialize(value);
    }

    private sealed class StarConverter : JsonConverter<Stars>
    {
        public override Stars? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Stars value, JsonSerializerOptions options)
        {
            if (value.Count < 0)
            {
                writer.WriteStartObject();
                throw new NotSupportedException();
            }

            writer.WriteStringValue(new string('*', value.Count));
        }
    }

    private sealed class WordConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value == "x" ? value : "word:" + value);
    }
}

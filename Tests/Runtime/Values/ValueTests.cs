using System.Collections.Immutable;
using System.Collections.Specialized;
using System.Diagnostics;
using System.Dynamic;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Judgeval.CompilerServices;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Values;

public sealed class ValueTests
{
    private static readonly ObservedMethod Method = HandWoven.Method("Take", ["value"]);

    public static TheoryData<object?, string> Shapes => new()
    {
        { true, "true" },
        { 'x', "\"x\"" },
        { "émoji 😀 日本 <b>&'+\u2028 \"quoted\" \n", """
            "émoji 😀 日本 <b>&'+\u2028 \"quoted\" \n"
            """ },
        { "broken \uD83D", "\"broken \uFFFD\"" },
        { new Dictionary<string, string> { ["😀"] = "\uDE00" }, "{\"😀\":\"\uFFFD\"}" },
        { new Dictionary<string, string> { ["😀\n"] = "😀\t😀" }, "{\"😀\\n\":\"😀\\t😀\"}" },
        { 1.5, "1.5" },
        { double.PositiveInfinity, "\"Infinity\"" },
        { 12.30m, "12.30" },
        { long.MinValue, "-9223372036854775808" },
        { new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"), "\"0f8fad5b-d9cb-469f-a165-70867728950e\"" },
        { new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), "\"2026-01-02T03:04:05Z\"" },
        { DayOfWeek.Friday, "\"Friday\"" },
        { new[] { "a", "b" }, """["a","b"]""" },
        { new Dictionary<string, int> { ["ключ"] = 1 }, """{"ключ":1}""" },
        { new Point(1, 2), """{"X":1,"Y":2}""" },
        { (1, "two"), """{"Item1":1,"Item2":"two"}""" },
        { new byte[1000], "\"<1000 bytes>\"" },
        { new ArraySegment<byte>(new byte[5], 1, 3), "\"<3 bytes>\"" },
        { new Memory<byte>(new byte[7]), "\"<7 bytes>\"" },
        { new ReadOnlyMemory<float>([1.5f, 2]), "[1.5,2]" },
        { "text".AsMemory(), "\"text\"" },
        { new StringBuilder("built"), "\"built\"" },
        { double.NaN, "\"NaN\"" },
        { float.NegativeInfinity, "\"-Infinity\"" },
        { BigInteger.Pow(2, 80), "1208925819614629174706176" },
        { Int128.MaxValue, "170141183460469231731687303715884105727" },
        { (Half)1.5, "1.5" },
        { new DateOnly(2026, 1, 2), "\"2026-01-02\"" },
        { new TimeOnly(3, 4, 5), "\"03:04:05\"" },
        { TimeSpan.FromMinutes(90), "\"01:30:00\"" },
        { new Uri("http://example.test/ä"), "\"http://example.test/ä\"" },
        { new Version(1, 2), "\"1.2\"" },
        { CultureInfo.GetCultureInfo("de-CH"), "\"de-CH\"" },
        { new[,] { { 1, 2 }, { 3, 4 } }, "[[1,2],[3,4]]" },
        { new[] { new[] { 1 }, [] }, "[[1],[]]" },
        { new List<int> { 1, 2 }, "[1,2]" },
        { new HashSet<string> { "a" }, "[\"a\"]" },
        { ImmutableArray.Create(1, 2), "[1,2]" },
        { new Dictionary<int, bool> { [1] = true }, "{\"1\":true}" },
        { new Dictionary<DayOfWeek, int> { [DayOfWeek.Monday] = 1 }, "{\"Monday\":1}" },
        { new Dictionary<Point, string> { [new Point(1, 2)] = "a" }, "{\"{\\\"X\\\":1,\\\"Y\\\":2}\":\"a\"}" },
        { new ReadOnlyPairs<string, int>(new() { ["a"] = 1 }), "{\"a\":1}" },
        { new NameValueCollection { ["a"] = "1", ["b"] = "2" }, "{\"a\":\"1\",\"b\":\"2\"}" },
        { Expando(), "{\"Name\":\"x\",\"Items\":[1,\"two\"]}" },
        { new { A = 1, B = new { C = "x" } }, "{\"A\":1,\"B\":{\"C\":\"x\"}}" },
        { new object[] { 1, "a", null!, new Dog() }, "[1,\"a\",null,{\"Breed\":\"collie\",\"Name\":\"Rex\"}]" },
        { JsonDocument.Parse("[1.50,1e2,true,null,\"x\"]"), "[1.50,1e2,true,null,\"x\"]" },
        { default(JsonElement), "null" },
        { new InvalidOperationException("oh"), "\"System.InvalidOperationException: oh\"" },
        { JsonDocument.Parse("""{"a":[1]}""").RootElement, """{"a":[1]}""" },
        { JsonNode.Parse("""{"a":[1]}""")!, """{"a":[1]}""" },
        { JsonNode.Parse("[1.50,\"x\",null,true,{}]")!, "[1.50,\"x\",null,true,{}]" },
        { JsonValue.Create("a"), "\"a\"" },
        { JsonValue.Create(new Point(1, 2))!, "{\"X\":1,\"Y\":2}" },
        { HttpStatusCode.NotFound, "\"NotFound\"" },
        { null, "null" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void a_value_is_compact_readable_json(object? value, string json)
    {
        Assert.Equal($$"""{"value":{{json}}}""", InputOf(value));
    }

    [Fact]
    public void value_types_are_recorded_without_their_declared_type_getting_in_the_way()
    {
        using var tracer = new TestTracer();

        HandWoven.Call(Method, 5, static value => (int?)null);
        HandWoven.Call(Method, (long?)7, static value => new Point(3, 4));

        Assert.Equal("""{"value":5}""", tracer.Spans[0].GetTagItem("judgment.input"));
        Assert.Equal("null", tracer.Spans[0].GetTagItem("judgment.output"));
        Assert.Equal("""{"value":7}""", tracer.Spans[1].GetTagItem("judgment.input"));
        Assert.Equal("""{"X":3,"Y":4}""", tracer.Spans[1].GetTagItem("judgment.output"));
    }

    [Fact]
    public void the_runtime_type_counts_not_the_declared_one()
    {
        using var tracer = new TestTracer();

        HandWoven.Call<Animal, Animal>(Method, new Dog(), static animal => animal);

        Assert.Equal("""{"Breed":"collie","Name":"Rex"}""".Length, ((string)tracer.Single().GetTagItem("judgment.output")!).Length);
        Assert.Contains("collie", (string)tracer.Single().GetTagItem("judgment.output")!, StringComparison.Ordinal);
    }

    [Fact]
    public void a_cycle_is_named()
    {
        var node = new Node { Name = "a" };
        node.Next = node;

        Assert.Equal("""{"value":{"Name":"a","Next":"<cycle: Node>"}}""", InputOf(node));
    }

    [Fact]
    public void a_throwing_getter_costs_that_member_only()
    {
        Assert.Equal("""{"value":{"Before":1,"Broken":"<NotSupportedException>","After":"x"}}""", InputOf(new Fragile()));
    }

    [Fact]
    public void a_value_nested_too_deep_is_cut_where_it_is_too_deep()
    {
        object deep = "bottom";
        for (int i = 0; i < 200; i++)
        {
            deep = new Holder(deep);
        }

        using var tracer = new TestTracer();
        ObservedCall call = default;
        call.Begin(HandWoven.Method("Deep", ["before", "deep", "after"]));
        call.Argument(0, 1);
        call.Argument(1, deep);
        call.Argument(2, "x");
        call.Exit();

        string input = (string)tracer.Single().GetTagItem("judgment.input")!;
        Assert.StartsWith("""{"before":1,"deep":{"Inner":{"Inner":""", input, StringComparison.Ordinal);
        Assert.EndsWith("\"…\"" + new string('}', 32) + ""","after":"x"}""", input, StringComparison.Ordinal);
    }

    [Fact]
    public void a_serializer_that_calls_an_observed_property_makes_no_span_and_does_not_recurse()
    {
        using var tracer = new TestTracer();

        HandWoven.Call(Method, new SelfObserving(), static value => value);

        Activity span = tracer.Single();
        Assert.Equal("""{"value":{"Size":42,"Self":"<cycle: SelfObserving>"}}""", span.GetTagItem("judgment.input"));
        Assert.Equal("""{"Size":42,"Self":"<cycle: SelfObserving>"}""", span.GetTagItem("judgment.output"));
        Assert.Equal(42, new SelfObserving().Size);
        Assert.Contains(tracer.Spans, recorded => recorded.DisplayName == "Size");
    }

    [Fact]
    public void arguments_of_concurrent_calls_are_not_mixed()
    {
        using var tracer = new TestTracer();

        Parallel.For(0, 500, i =>
        {
            HandWoven.Call(Method, "outer" + i, outer => HandWoven.Call(Method, "inner" + i, static inner => inner));
        });

        Assert.Equal(1000, tracer.Spans.Count);
        Assert.All(tracer.Spans, span => Assert.Equal(span.ParentSpanId == default, ((string)span.GetTagItem("judgment.input")!).Contains("outer", StringComparison.Ordinal)));
        Assert.Equal(1000, tracer.Spans.Select(span => span.GetTagItem("judgment.input")).Distinct().Count());
    }

    private static string? InputOf(object? value)
    {
        using var tracer = new TestTracer();
        HandWoven.Call(Method, value, static _ => 0);
        return (string?)tracer.Single().GetTagItem("judgment.input");
    }

    private static ExpandoObject Expando()
    {
        dynamic expando = new ExpandoObject();
        expando.Name = "x";
        expando.Items = new object[] { 1, "two" };
        return expando;
    }

    private readonly record struct Point(int X, int Y);

    private sealed record Holder(object Inner);

    private class Animal
    {
        public string Name { get; } = "Rex";
    }

    private sealed class Dog : Animal
    {
        public string Breed { get; } = "collie";
    }

    private sealed class Node
    {
        public string? Name { get; set; }

        public Node? Next { get; set; }
    }

    private sealed class Fragile
    {
        public int Before { get; } = 1;

        public string Broken => throw new NotSupportedException();

        public string After { get; } = "x";
    }

    private sealed class SelfObserving
    {
        private static readonly ObservedMethod SizeMethod = HandWoven.Method("Size");
        private static readonly ObservedMethod SelfMethod = HandWoven.Method("Self");

        public int Size => HandWoven.Call(SizeMethod, static () => 42);

        public SelfObserving Self => HandWoven.Call(SelfMethod, () => this);
    }
}

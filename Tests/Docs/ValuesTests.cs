using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Judgeval.Tests.Contract;
using Judgeval.Tests.Runtime.Values;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Docs;

/// <summary>Each row of the table in docs/values.md is recorded, and each example is run.</summary>
public sealed partial class ValuesTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryTests.Root, "docs", "values.md")).Replace("\r\n", "\n", StringComparison.Ordinal);

    private static readonly Dictionary<string, object> Values = new(StringComparer.Ordinal)
    {
        ["`\"café 😀\"`"] = "café 😀",
        ["half of a surrogate pair"] = "\uD83D",
        ["`12.30m`"] = 12.30m,
        ["`double.NaN`"] = double.NaN,
        ["`BigInteger.Pow(2, 80)`"] = BigInteger.Pow(2, 80),
        ["an enum"] = DayOfWeek.Friday,
        ["`DateOnly`, `DateTime`, `Guid`, `Uri`, …"] = new DateOnly(2026, 1, 2),
        ["a class, record, struct or anonymous type"] = new { Name = "Ann", Age = 7 },
        ["a getter that throws"] = new HalfBroken(),
        ["an object inside of itself"] = new Node(),
        ["a tuple"] = (1, "b"),
        ["a list, set or other collection"] = new List<int> { 1, 2 },
        ["an array of two dimensions"] = new[,] { { 1, 2 }, { 3, 4 } },
        ["a dictionary, whatever its keys are"] = new Dictionary<int, bool> { [1] = true },
        ["`ExpandoObject`"] = Expando(),
        ["`JsonElement`, `JsonNode`, `JsonDocument`"] = JsonNode.Parse("""{"a":[1.50]}""")!,
        ["the same, disposed"] = Disposed(),
        ["an exception"] = new IOException("gone"),
        ["bytes: `byte[]`, `Memory<byte>`, …"] = new byte[9216],
        ["a data URL"] = "data:image/png;base64," + Convert.ToBase64String(new byte[9216]),
        ["a lazy sequence"] = Enumerable.Range(0, 3),
        ["a stream, task, delegate, type, token, lazy value, service, connection, request, query, span, …"] = new MemoryStream(),
        ["of a type with `[DoNotRecord]`"] = new Secret("x"),
        ["what System.Text.Json refuses, or whose converter throws"] = new Odd(),
    };

    [Fact]
    public void each_row_is_what_is_recorded()
    {
        (string Value, string Recorded)[] rows = [.. Row().Matches(Page.Split("## Bounds")[0]).Select(static row => (row.Groups[1].Value, row.Groups[2].Value))];

        Assert.Equal(Values.Keys.Order(StringComparer.Ordinal), rows.Select(static row => row.Value).Order(StringComparer.Ordinal));
        Assert.All(rows, static row => Assert.Equal($$"""{"value":{{row.Recorded}}}""", Recorded.Input(Values[row.Value])));
    }

    [Fact]
    public void the_redaction_example_redacts()
    {
        using var tracer = new TestTracer(static options => options.Redact = ValuesExamples.Redacting().Redact);

        HandWoven.Call(HandWoven.Method("Find", ["user"]), "ann@example.test", static user => user);

        Assert.Equal("""{"user":"<mail>"}""", tracer.Single().GetTagItem("judgment.input"));
        Assert.Null(tracer.Single().GetTagItem("judgment.output"));
    }

    [Fact]
    public void the_example_of_other_names_writes_them() =>
        Assert.Equal("""{"value":{"price":"3.50 CHF","order":{"order_id":7}}}""", Recorded.Input(new ValuesExamples.Basket(new(3.50m), new(7)), static options =>
        {
            TracerOptions example = ValuesExamples.Naming();
            options.JsonSerializerOptions = example.JsonSerializerOptions;
            options.JsonTypeInfoResolvers = example.JsonTypeInfoResolvers;
        }));

    [Fact]
    public void the_example_of_a_serializer_serializes() =>
        Assert.Equal("""{"value":"1.5"}""", Recorded.Input(1.5, static options => options.Serializer = ValuesExamples.Serializing().Serializer));

    [Fact]
    public void the_examples_are_what_these_tests_run()
    {
        string code = Flat(Source("ValuesExamples.cs") + Source("InvariantText.cs"));
        string[] blocks = [.. CodeBlock().Matches(Page).Select(static block => block.Groups[1].Value)];

        Assert.Equal(4, blocks.Length);
        Assert.All(blocks, block => Assert.Contains(Flat(block), code, StringComparison.Ordinal));
    }

    private static string Source(string name) => File.ReadAllText(Path.Combine(RepositoryTests.Root, "Tests", "Docs", name));

    private static string Flat(string code) => string.Join('\n', code.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0));

    private static System.Dynamic.ExpandoObject Expando()
    {
        dynamic expando = new System.Dynamic.ExpandoObject();
        expando.Name = "x";
        return expando;
    }

    private static JsonDocument Disposed()
    {
        JsonDocument document = JsonDocument.Parse("1");
        document.Dispose();
        return document;
    }

    [GeneratedRegex(@"^\| (.+) \| `(.+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    private sealed class HalfBroken
    {
        public int Good { get; } = 1;

        public int Bad => throw new NotSupportedException(Good.ToString(CultureInfo.InvariantCulture));
    }

    private sealed class Node
    {
        public string Name { get; } = "a";

        public Node Next => this;
    }

    private sealed class Odd
    {
        [System.Text.Json.Serialization.JsonPropertyName("same")]
        public int First { get; } = 1;

        [System.Text.Json.Serialization.JsonPropertyName("same")]
        public int Second { get; } = 2;
    }

    [DoNotRecord]
    private sealed record Secret(string Value);
}

using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Judgeval.Tests.Runtime.Values;

/// <summary>Work is bounded, whatever the value is: counted in calls of its own code, not in time.</summary>
public sealed class WorkTests
{
    [Fact]
    public void a_huge_graph_is_left_when_the_nodes_are_used_up()
    {
        Wide.Reads = 0;

        using JsonDocument document = JsonDocument.Parse(Recorded.Input(new Wide(0))!);

        Assert.InRange(Wide.Reads, 1000, 4100);
        Assert.Contains("…", document.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void a_graph_of_long_texts_is_left_when_the_characters_are_used_up()
    {
        Verbose.Reads = 0;
        var all = new Verbose[1000];
        Array.Fill(all, new Verbose());

        string input = Recorded.Input(all, static options => options.AttributeValueLengthLimit = 10_000)!;

        Assert.InRange(input.Length, 9_000, 10_000);
        Assert.InRange(Verbose.Reads, 9, 11);
        using JsonDocument document = JsonDocument.Parse(input);
        Assert.EndsWith(" more", document.RootElement.GetProperty("value").EnumerateArray().Last().GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void no_more_items_are_taken_from_a_collection_than_are_kept()
    {
        var items = new Endless { Count = 5000 };

        using JsonDocument document = JsonDocument.Parse(Recorded.Input(items)!);

        Assert.Equal(1000, items.Taken);
        Assert.True(items.IsDisposed);
        Assert.Equal("… 4000 more", document.RootElement.GetProperty("value")[1000].GetString());
    }

    [Fact]
    public void a_collection_of_exactly_as_many_items_has_no_mark() =>
        Assert.DoesNotContain("…", Recorded.Input(Enumerable.Range(0, 1000).Select(static i => $"{i}").ToArray())!, StringComparison.Ordinal);

    [Fact]
    public void a_long_dictionary_tells_how_many_entries_are_missing()
    {
        using JsonDocument document = JsonDocument.Parse(Recorded.Input(Enumerable.Range(0, 1500).ToDictionary(static i => i))!);

        Assert.Equal(1001, document.RootElement.GetProperty("value").EnumerateObject().Count());
        Assert.Equal("… 500 more", document.RootElement.GetProperty("value").GetProperty("…").GetString());
    }

    [Fact]
    public void a_collection_that_throws_keeps_the_items_before()
    {
        Assert.Equal("""{"value":[0,1,"<NotSupportedException>"]}""", Recorded.Input(new Endless { Count = 5, ThrowsAt = 2 }));
        Assert.Equal("""{"value":[0,1,2]}""", Recorded.Input(new Endless { Count = 3, IsFinite = true, ThrowsOnDispose = true }));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(64)]
    public void parsed_json_is_bounded_too(int limit)
    {
        string json = $$"""{"list":[{{string.Join(',', Enumerable.Range(0, 5000))}}],"text":"{{new string('x', 5000)}}","number":{{new string('9', 5000)}}}""";

        foreach (object value in new object[] { JsonDocument.Parse(json), JsonNode.Parse(json)! })
        {
            string input = Recorded.Input(value, options => options.AttributeValueLengthLimit = limit)!;
            Assert.InRange(input.Length, 10, limit);
            using JsonDocument document = JsonDocument.Parse(input);
            Assert.Contains("…", input, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void disposed_json_costs_that_value_only()
    {
        JsonDocument document = JsonDocument.Parse("[1]");
        JsonElement element = document.RootElement;
        document.Dispose();

        Assert.Equal("""{"value":["<JsonDocument: ObjectDisposedException>","<JsonElement: ObjectDisposedException>"]}""", Recorded.Input(new object[] { document, element }));
    }

    [Fact]
    public void an_early_argument_leaves_room_for_the_later_ones()
    {
        using var tracer = new Support.TestTracer(static options => options.AttributeValueLengthLimit = 1000);
        CompilerServices.ObservedCall call = default;
        call.Begin(Support.HandWoven.Method("Three", ["huge", "small", "last"]));
        call.Argument(0, new string('日', 5000));
        call.Argument(1, 7);
        call.Argument(2, "end");
        call.Exit();

        string input = (string)tracer.Single().GetTagItem("judgment.input")!;
        Assert.InRange(input.Length, 500, 1000);
        Assert.EndsWith("""…","small":7,"last":"end"}""", input, StringComparison.Ordinal);
    }

    [Fact]
    public void characters_are_counted_not_bytes()
    {
        string[] words = [.. Enumerable.Repeat("日本語", 100)];

        string input = Recorded.Input(words, static options => options.AttributeValueLengthLimit = 1000)!;

        Assert.Equal(100, JsonDocument.Parse(input).RootElement.GetProperty("value").GetArrayLength());
    }

    private sealed class Wide(int level)
    {
        public static int Reads { get; set; }

        public Wide First => Next();

        public Wide Second => Next();

        public Wide Third => Next();

        private Wide Next()
        {
            Reads++;
            return new Wide(level + 1);
        }
    }

    private sealed class Verbose
    {
        public static int Reads { get; set; }

        public string Text
        {
            get
            {
                Reads++;
                return new string('x', 1000);
            }
        }
    }
}

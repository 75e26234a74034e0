using System.Text;
using Judgeval.Llm.Wire.Responses;
using Judgeval.Llm.Wire.Routing;
using Judgeval.Llm.Wire.Streaming;

namespace Judgeval.Tests.Runtime.Llm;

/// <summary>Rules that no single sample shows: figures that cannot be, calls without an index, characters in two halves.</summary>
public sealed class AnswerTests
{
    [Theory]
    [InlineData("""{"prompt_tokens":10,"completion_tokens":5,"prompt_tokens_details":{"cached_tokens":11},"completion_tokens_details":{"reasoning_tokens":6}}""", 10L, null, 5L, null)]
    [InlineData("""{"prompt_tokens":-1,"completion_tokens":5,"prompt_tokens_details":{"cached_tokens":-3}}""", null, null, 5L, null)]
    [InlineData("""{"prompt_tokens":10.0,"completion_tokens":1e1,"prompt_tokens_details":null}""", 10L, null, 10L, null)]
    [InlineData("""{"prompt_tokens":"10","completion_tokens":1e300}""", null, null, null, null)]
    [InlineData("""{"prompt_tokens":0,"completion_tokens":0,"prompt_tokens_details":{"cached_tokens":0}}""", 0L, 0L, 0L, null)]
    public void a_figure_that_cannot_be_is_absent(string usage, long? input, long? cached, long? output, long? reasoning)
    {
        LlmUsageFacts facts = Read(LlmApi.ChatCompletions, $"{{\"usage\":{usage}}}").Usage!;

        Assert.Equal((input, cached, output, reasoning), (facts.InputTokens, facts.CacheReadTokens, facts.OutputTokens, facts.ReasoningTokens));
    }

    [Fact]
    public void usage_that_nobody_told_is_absent() => Assert.Null(Read(LlmApi.ChatCompletions, """{"id":"x","usage":null}""").Usage);

    [Fact]
    public void usage_over_the_range_of_a_number_is_absent() =>
        Assert.Null(Read(LlmApi.AnthropicMessages, """{"type":"message","usage":{"input_tokens":9223372036854775807,"cache_read_input_tokens":1}}""").Usage!.InputTokens);

    [Fact]
    public void a_credential_in_the_figures_or_the_text_is_masked()
    {
        LlmResponseFacts facts = Read(
            LlmApi.ChatCompletions,
            """{"choices":[{"message":{"content":"use sk-abcdefghijklmnop","tool_calls":[{"id":"c","function":{"name":"f","arguments":"{\"Authorization\":\"hush-hush\"}"}}]}}],"usage":{"x":"Bearer abcdefghijkl"}}""");

        Assert.DoesNotContain("abcdefghijkl", FactsText.Of(facts), StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", FactsText.Of(facts), StringComparison.Ordinal);
    }

    [Fact]
    public void calls_that_share_an_index_are_told_apart_by_their_ids()
    {
        LlmResponseFacts facts = Stream(
            LlmApi.ChatCompletions,
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}]}}]}""",
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"b","function":{"name":"g","arguments":"{}"}}]}}]}""");

        Assert.Equal(
            """[{"role":"assistant","parts":[{"type":"tool_call","id":"a","name":"f","arguments":{}},{"type":"tool_call","id":"b","name":"g","arguments":{}}]}]""",
            facts.OutputMessages);
    }

    [Fact]
    public void calls_without_an_index_go_on_where_the_last_one_stopped()
    {
        LlmResponseFacts facts = Stream(
            LlmApi.ChatCompletions,
            """{"choices":[{"delta":{"tool_calls":[{"id":"a","function":{"name":"f","arguments":"[1"}}]}}]}""",
            """{"choices":[{"delta":{"tool_calls":[{"function":{"arguments":",2]"}}]}}]}""",
            """{"choices":[{"delta":{"tool_calls":[{"id":"b","function":{"name":"g","arguments":"[]"}}]}}]}""");

        Assert.Contains("\"arguments\":[1,2]}", facts.OutputMessages, StringComparison.Ordinal);
        Assert.Contains("\"id\":\"b\",\"name\":\"g\",\"arguments\":[]}", facts.OutputMessages, StringComparison.Ordinal);
    }

    [Fact]
    public void a_character_in_two_escaped_halves_is_one()
    {
        LlmResponseFacts facts = Stream(
            LlmApi.ChatCompletions,
            """{"choices":[{"delta":{"content":"\ud83c"}}]}""",
            """{"choices":[{"delta":{"content":"\udf0d\u00e9\n\t\"\\\/"}}]}""");

        Assert.Contains("\"content\":\"🌍é\\n\\t\\\"\\\\/\"", facts.OutputMessages, StringComparison.Ordinal);
    }

    [Fact]
    public void half_a_character_is_replaced() =>
        Assert.Contains("\"content\":\"\uFFFD!\"", Stream(LlmApi.ChatCompletions, """{"choices":[{"delta":{"content":"\ud83c!"}}]}""").OutputMessages, StringComparison.Ordinal);

    [Fact]
    public void sound_in_pieces_is_one_part_with_its_length()
    {
        LlmResponseFacts facts = Stream(
            LlmApi.ChatCompletions,
            """{"choices":[{"delta":{"audio":{"id":"audio_1","transcript":"Hel"}}}]}""",
            """{"choices":[{"delta":{"audio":{"data":"AAAA","transcript":"lo"}}}]}""",
            """{"choices":[{"delta":{"audio":{"data":"AAA="}}}]}""");

        Assert.Contains("""[{"type":"text","content":"Hello"},{"type":"blob","modality":"audio","bytes":5}]""", facts.OutputMessages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"error":"no such model"}""", "error", "no such model")]
    [InlineData("""{"detail":"Not Found"}""", "404", "Not Found")]
    [InlineData("""<html>bad gateway</html>""", "404", null)]
    [InlineData("", "404", null)]
    public void an_error_says_what_it_can(string body, string type, string? message)
    {
        var reader = new LlmResponseReader(LlmApi.ChatCompletions, 404, withContent: true);
        reader.Write(Encoding.UTF8.GetBytes(body), 0);
        reader.End(isEndOfBody: true);

        LlmErrorFacts error = reader.Facts().Error!;
        Assert.Equal((type, message), (error.Type, error.Message));
    }

    [Fact]
    public void content_that_is_not_wanted_is_not_there()
    {
        var sample = new WireSample("openai-chat.json");
        var reader = new LlmResponseReader(sample.Api, 200, withContent: false);
        reader.Write(sample.Bytes, 0);
        reader.End(isEndOfBody: true);

        Assert.Null(reader.Facts().OutputMessages);
        Assert.NotNull(reader.Facts().Usage);
    }

    private static LlmResponseFacts Read(LlmApi api, string body)
    {
        var reader = new LlmResponseReader(api, 200, withContent: true);
        reader.Write(Encoding.UTF8.GetBytes(body), 0);
        reader.End(isEndOfBody: true);
        return reader.Facts();
    }

    private static LlmResponseFacts Stream(LlmApi api, params string[] events) =>
        Read(api, string.Concat(events.Select(payload => $"data: {payload}\n\n")));
}

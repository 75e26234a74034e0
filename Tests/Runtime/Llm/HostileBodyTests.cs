using System.Text;
using System.Text.Json;
using Judgeval.Llm.Streams;
using Judgeval.Llm.Wire.Json;
using Judgeval.Llm.Wire.Requests;
using Judgeval.Llm.Wire.Responses;
using Judgeval.Llm.Wire.Routing;
using Judgeval.Llm.Wire.Streaming;

namespace Judgeval.Tests.Runtime.Llm;

/// <summary>Bodies that are cut, broken or huge cost neither an exception nor the memory.</summary>
public sealed class HostileBodyTests
{
    private const int Mutations = 3000;

    [Fact]
    public void a_cut_body_gives_what_was_before_the_cut()
    {
        foreach (string name in WireSample.Answers)
        {
            var sample = new WireSample(name);
            for (int length = 0; length < sample.Bytes.Length; length += 7)
            {
                LlmResponseFacts facts = Read(sample, sample.Bytes[..length]);
                AssertJson(facts.OutputMessages);
                AssertJson(facts.Usage?.RawJson);
            }
        }
    }

    [Fact]
    public void a_cut_answer_says_so_and_keeps_its_usage()
    {
        var sample = new WireSample("gemini-generate.json");
        int cut = Encoding.UTF8.GetString(sample.Bytes).IndexOf("promptTokensDetails", StringComparison.Ordinal);

        LlmResponseFacts facts = Read(sample, sample.Bytes[..cut]);

        Assert.True(facts.IsMalformed);
        Assert.False(facts.IsComplete);
        Assert.Equal(28, facts.Usage!.OutputTokens);
        Assert.Contains("Hallo Welt", facts.OutputMessages, StringComparison.Ordinal);
    }

    [Fact]
    public void garbage_is_no_exception()
    {
        var random = new Random(11);
        string[] names = [.. WireSample.Answers, .. WireSample.Requests];
        for (int i = 0; i < Mutations; i++)
        {
            var sample = new WireSample(names[i % names.Length]);
            byte[] bytes = [.. sample.Bytes];
            for (int changes = random.Next(1, 12); changes > 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            AssertJson(Read(sample, bytes).OutputMessages);
            AssertJson(ReadRequest(sample.Api, bytes).InputMessages);
        }
    }

    [Fact]
    public void what_is_not_compressed_as_it_says_is_malformed_and_passes_as_it_is()
    {
        var sample = new WireSample("openai-chat.json");
        foreach (string coding in new[] { "gzip", "br", "deflate", "zstd" })
        {
            var watched = new Watched(sample, new MemoryStream(sample.Bytes), coding);
            using var seen = new MemoryStream();
            watched.Stream.CopyTo(seen);

            Assert.Equal(sample.Bytes, seen.ToArray());
            Assert.True(watched.Facts!.IsMalformed, coding);
        }
    }

    [Fact]
    public void depth_is_no_exception()
    {
        string deep = new string('[', 10_000);
        LlmResponseFacts facts = Read(new WireSample("openai-chat.json"), Encoding.UTF8.GetBytes("{\"id\":\"x\",\"choices\":" + deep));

        Assert.Equal("x", facts.Id);
        Assert.True(facts.IsMalformed);
    }

    [Fact]
    public void the_usage_after_many_vectors_is_read_and_the_vectors_are_not_kept()
    {
        string vector = "{\"object\":\"embedding\",\"embedding\":[" + string.Join(',', Enumerable.Repeat("-0.0123456789", 1536)) + "]}";
        string body = "{\"object\":\"list\",\"data\":[" + string.Join(',', Enumerable.Repeat(vector, 200)) + "],\"model\":\"m\",\"usage\":{\"prompt_tokens\":8,\"total_tokens\":8}}";

        LlmResponseFacts facts = Read(new WireSample("openai-embeddings.json"), Encoding.UTF8.GetBytes(body));

        Assert.Equal((200, 1536, 8), (facts.VectorCount, facts.Dimensions, facts.Usage!.InputTokens));
        Assert.True(facts is { IsComplete: true, IsShortened: true, IsMalformed: false });
        Assert.Equal(body.Length, facts.BodyLength);
    }

    [Fact]
    public void the_usage_after_huge_images_is_read_and_their_lengths_are()
    {
        string image = Convert.ToBase64String(new byte[1_500_001]);
        string body = $"{{\"data\":[{{\"b64_json\":\"{image}\"}},{{\"b64_json\":\"{image}\"}}],\"usage\":{{\"input_tokens\":3,\"output_tokens\":4}}}}";

        LlmResponseFacts facts = Read(new WireSample("openai-images.json"), Encoding.UTF8.GetBytes(body));

        Assert.Equal(4, facts.Usage!.OutputTokens);
        Assert.Equal(2, JsonDocument.Parse(facts.OutputMessages!).RootElement[0].GetProperty("parts").GetArrayLength());
        long bytes = JsonDocument.Parse(facts.OutputMessages!).RootElement[0].GetProperty("parts")[1].GetProperty("bytes").GetInt64();
        Assert.InRange(bytes, 1_500_001, 1_500_003);
    }

    [Fact]
    public void the_text_of_an_answer_is_bounded_and_its_usage_is_read_all_the_same()
    {
        string piece = new('ä', 50_000);
        var stream = new StringBuilder();
        for (int i = 0; i < 60; i++)
        {
            stream.Append("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"").Append(piece).Append("\"}}]}\n\n");
        }

        stream.Append("data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":9}}\n\ndata: [DONE]\n\n");
        LlmResponseFacts facts = Read(new WireSample("openai-chat.sse"), Encoding.UTF8.GetBytes(stream.ToString()));

        Assert.Equal(9, facts.Usage!.OutputTokens);
        Assert.Equal("stop", facts.Choices[0].FinishReason);
        Assert.True(facts is { IsShortened: true, IsComplete: true });
        Assert.InRange(facts.OutputMessages!.Length, ResponseBuilder.MostText, ResponseBuilder.MostText + 200);
    }

    [Fact]
    public void many_choices_and_parts_are_bounded()
    {
        string choices = string.Join(',', Enumerable.Range(0, 5000).Select(i => $"{{\"index\":{i},\"text\":\"x\"}}"));
        LlmResponseFacts facts = Read(new WireSample("openai-completions.json"), Encoding.UTF8.GetBytes($"{{\"choices\":[{choices}]}}"));

        Assert.Equal(128, facts.Choices.Count);
        Assert.True(facts.IsShortened);
    }

    [Fact]
    public void a_long_request_keeps_what_comes_after_its_media()
    {
        string image = "data:image/png;base64," + Convert.ToBase64String(new byte[900_000]);
        var capture = new JsonCapture(LlmRequestReader.CaptureLimit);
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            messages = new object[]
            {
                new { role = "user", content = new object[] { new { type = "image_url", image_url = new { url = image } }, new { type = "text", text = "What is it?" } } },
            },
            model = "gpt-4o",
            stream = true,
        });
        foreach (byte[] piece in body.Chunk(8191))
        {
            capture.Append(piece);
        }

        LlmRequestFacts facts = Read(capture);

        Assert.Equal(("gpt-4o", true, true, true), (facts.Model, facts.IsStream, facts.IsWhole, facts.IsShortened));
        Assert.Equal(body.Length, facts.BodyLength);
        Assert.Contains("\"bytes\":900000}", facts.InputMessages, StringComparison.Ordinal);
        Assert.Contains("What is it?", facts.InputMessages, StringComparison.Ordinal);
    }

    [Fact]
    public void a_long_conversation_is_cut_and_what_comes_after_it_is_not()
    {
        string text = string.Join(' ', Enumerable.Repeat("words \\\"and\\\" 世界", 500));
        string messages = string.Join(',', Enumerable.Range(0, 200).Select(i => $"{{\"role\":\"user\",\"content\":\"{i} {text}\"}}"));
        byte[] body = Encoding.UTF8.GetBytes($"{{\"messages\":[{messages}],\"model\":\"gpt-4o\",\"temperature\":0.5}}");
        var capture = new JsonCapture(LlmRequestReader.CaptureLimit);
        foreach (byte[] piece in body.Chunk(1000))
        {
            capture.Append(piece);
        }

        LlmRequestFacts facts = Read(capture);

        Assert.Equal(("gpt-4o", 0.5, true), (facts.Model, facts.Parameters.Temperature, facts.IsWhole));
        Assert.InRange(capture.Length, LlmRequestReader.CaptureLimit, LlmRequestReader.CaptureLimit + (70 * 1024));
        AssertJson(facts.InputMessages);
        Assert.StartsWith("[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"0 words", facts.InputMessages, StringComparison.Ordinal);
    }

    [Fact]
    public void what_is_kept_of_long_json_does_not_depend_on_how_it_came()
    {
        var random = new Random(5);
        string text = string.Join(' ', Enumerable.Repeat("a\\u00e4 \\\\ 世界 \\\" ", 40));
        string item = $"{{\"n\":[1,2,3.5,4,5,6,7,8,9,10,11,12],\"t\":\"{text}\",\"m\":\"{new string('A', 3000)}\",\"deep\":{{\"x\":[[{{\"y\":null}}]]}},\"b\":true}}";
        byte[] body = Encoding.UTF8.GetBytes($"{{\"items\":[{string.Join(", ", Enumerable.Repeat(item, 8))}], \"after\": {{\"usage\":{{\"a\":[1,2]}},\"x\":[1]}}, \"last\": \"z\"}}");
        var whole = new JsonCompactor(6000);
        whole.Write(body);
        string expected = Encoding.UTF8.GetString(whole.Output.Bytes, 0, whole.Output.Length);
        AssertJson(expected);
        Assert.EndsWith("],\"after\":{\"usage\":{\"a\":[1,2]}},\"last\":\"z\"}", expected, StringComparison.Ordinal);

        for (int i = 0; i < 300; i++)
        {
            var pieces = new JsonCompactor(6000);
            for (int position = 0; position < body.Length;)
            {
                int length = Math.Min(body.Length - position, random.Next(1, i % 2 == 0 ? 5 : 600));
                pieces.Write(body.AsSpan(position, length));
                position += length;
            }

            Assert.Equal(expected, Encoding.UTF8.GetString(pieces.Output.Bytes, 0, pieces.Output.Length));
        }
    }

    private static LlmRequestFacts Read(JsonCapture capture) =>
        LlmRequestReader.Read(new LlmRoute(LlmRouteTable.OpenAI, LlmApi.ChatCompletions, "chat", Model: null, IsStream: false, IsKnownHost: true), capture, withContent: true);

    private static LlmRequestFacts ReadRequest(LlmApi api, byte[] body)
    {
        var capture = new JsonCapture(LlmRequestReader.CaptureLimit);
        capture.Append(body);
        return LlmRequestReader.Read(new LlmRoute(LlmRouteTable.OpenAI, api, "chat", Model: null, IsStream: false, IsKnownHost: true), capture, withContent: true);
    }

    private static LlmResponseFacts Read(WireSample sample, byte[] body)
    {
        var reader = new LlmResponseReader(sample.Api, sample.StatusCode, withContent: true);
        reader.Write(body, 0);
        reader.End(isEndOfBody: true);
        return reader.Facts();
    }

    private static void AssertJson(string? json)
    {
        if (json is not null)
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
        }
    }
}

using Judgeval.Llm.Streams;
using Judgeval.Llm.Wire.Json;
using Judgeval.Llm.Wire.Requests;
using Judgeval.Llm.Wire.Routing;

namespace Judgeval.Tests.Runtime.Llm;

/// <summary>What every provider sends, and what is read from it.</summary>
public sealed class SampleTests
{
    public static TheoryData<string, string?> Answers
    {
        get
        {
            var data = new TheoryData<string, string?>();
            foreach (string name in WireSample.Answers)
            {
                foreach (string? coding in new[] { null, "gzip", "deflate", "br" })
                {
                    data.Add(name, coding);
                }
            }

            return data;
        }
    }

    public static TheoryData<string> Requests => [.. WireSample.Requests];

    public static TheoryData<string> Streams => [.. WireSample.Streams];

    [Theory]
    [MemberData(nameof(Answers))]
    public void an_answer_gives_its_facts_however_it_is_compressed(string name, string? coding)
    {
        var sample = new WireSample(name);
        byte[] body = Watched.Compressed(sample.Bytes, coding);
        var watched = new Watched(sample, new MemoryStream(body), coding);
        using var seen = new MemoryStream();

        watched.Stream.CopyTo(seen);

        Assert.Equal(body, seen.ToArray());
        Assert.Equal(sample.Facts, FactsText.Of(watched.Facts!));
        Assert.Equal(watched.Facts!.Error is null ? StreamEnd.Completed : StreamEnd.Failed, watched.End);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void a_request_gives_its_facts(string name)
    {
        var sample = new WireSample(name);
        var capture = new JsonCapture(LlmRequestReader.CaptureLimit);
        capture.Append(sample.Bytes);
        var route = new LlmRoute(LlmRouteTable.OpenAI, sample.Api, "chat", "model-of-the-path", IsStream: false, IsKnownHost: true);

        Assert.Equal(sample.Facts, FactsText.Of(LlmRequestReader.Read(route, capture, withContent: true)));
        LlmRequestFacts withoutContent = LlmRequestReader.Read(route, capture, withContent: false);
        Assert.Null(withoutContent.InputMessages);
        Assert.Null(withoutContent.SystemInstructions);
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void a_stream_that_is_left_in_the_middle_gives_what_was_read(string name)
    {
        var sample = new WireSample(name);
        var whole = new Watched(sample, new MemoryStream(sample.Bytes));
        whole.Stream.CopyTo(Stream.Null);
        for (int length = 1; length < sample.Bytes.Length; length += 97)
        {
            var watched = new Watched(sample, new MemoryStream(sample.Bytes));
            watched.Stream.ReadExactly(new byte[length]);
            watched.Stream.Dispose();

            Assert.NotNull(watched.Facts);
            Assert.Equal(watched.Facts.Error is not null ? StreamEnd.Failed : watched.Facts.IsComplete ? StreamEnd.Completed : StreamEnd.BrokenOff, watched.End);
            Assert.False(watched.Facts.IsMalformed);
            Assert.InRange(watched.Facts.Usage?.OutputTokens ?? 0, 0, whole.Facts!.Usage?.OutputTokens ?? 0);
        }
    }
}

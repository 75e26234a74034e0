using System.Text;
using Judgeval.Llm.Wire.Streaming;

namespace Judgeval.Tests.Runtime.Llm;

/// <summary>Server-sent events are found as the HTML standard says.</summary>
public sealed class SseTests
{
    [Theory]
    [InlineData("data: a\n\ndata: b\n\n", "a|b")]
    [InlineData("data: a\r\n\r\ndata: b\r\n\r\n", "a|b")]
    [InlineData("data: a\r\ndata: b\r\n\r\n", "a\nb")]
    [InlineData("data: a\r\rdata: b\r\r", "a|b")]
    [InlineData("data: a\r\n\ndata: b\n\r\n", "a|b")]
    [InlineData("data:a\n\ndata:  b\n\n", "a| b")]
    [InlineData("data: a\ndata: b\ndata\n\n", "a\nb\n")]
    [InlineData(": comment\n\n: another\ndata: a\n\n", "a")]
    [InlineData("id: 1\nretry: 5\nevent: x\ndata: a\n\nevent: lonely\n\n", "a")]
    [InlineData("datax: no\nxdata: no\ndata: a\n\n", "a")]
    [InlineData("data: a: b\n\n", "a: b")]
    [InlineData("data: {\"x\":\"世界🌍\"}\n\n", "{\"x\":\"世界🌍\"}")]
    [InlineData("data: a\n\ndata: left over", "a|left over")]
    [InlineData("data: a\n\ndata: left over\n", "a|left over")]
    public void events_are_found_wherever_the_bytes_are_cut(string stream, string expected)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(stream);
        for (int size = 1; size <= bytes.Length; size++)
        {
            Assert.Equal(expected.Split('|'), Events(bytes, size));
        }
    }

    [Fact]
    public void an_event_that_is_called_an_error_is_one()
    {
        var splitter = new SseSplitter();
        ReadOnlySpan<byte> bytes = "event: error\ndata: {}\n\nevent: errors\ndata: {}\n\ndata: {}\n\n"u8;

        Assert.True(splitter.TryRead(ref bytes) && splitter.IsError);
        Assert.True(splitter.TryRead(ref bytes) && !splitter.IsError);
        Assert.True(splitter.TryRead(ref bytes) && !splitter.IsError);
    }

    [Fact]
    public void the_marker_is_the_end()
    {
        var splitter = new SseSplitter();
        ReadOnlySpan<byte> bytes = "data: {\"x\":\"[DONE] said\"}\n\ndata: [DONE]\n\n"u8;

        Assert.True(splitter.TryRead(ref bytes) && !splitter.IsAtEnd);
        Assert.True(splitter.TryRead(ref bytes) && splitter.IsAtEnd);
    }

    private static List<string> Events(byte[] bytes, int size)
    {
        var splitter = new SseSplitter();
        var events = new List<string>();
        foreach (byte[] piece in bytes.Chunk(size))
        {
            ReadOnlySpan<byte> rest = piece;
            while (splitter.TryRead(ref rest))
            {
                events.Add(Encoding.UTF8.GetString(splitter.Data.Plain));
            }
        }

        if (splitter.TryReadLast())
        {
            events.Add(Encoding.UTF8.GetString(splitter.Data.Plain));
        }

        return events;
    }
}

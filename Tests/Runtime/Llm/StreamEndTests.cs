using System.Text;
using Judgeval.Llm.Streams;

namespace Judgeval.Tests.Runtime.Llm;

/// <summary>How a stream ended is said once, as it was.</summary>
public sealed class StreamEndTests
{
    private static readonly WireSample Chat = new("openai-chat.sse");

    private static readonly WireSample Body = new("openai-chat.json");

    [Fact]
    public void a_stream_is_complete_at_its_marker_before_anybody_reads_the_end()
    {
        var watched = new Watched(Chat, new MemoryStream(Chat.Bytes));

        watched.Stream.ReadExactly(new byte[Chat.Bytes.Length]);

        Assert.Equal(StreamEnd.Completed, watched.End);
        watched.Stream.Dispose();
        Assert.Equal(StreamEnd.Completed, watched.End);
    }

    [Fact]
    public void a_stream_that_is_disposed_before_is_broken_off()
    {
        var inner = new PiecemealStream(Chat.Bytes, () => 100);
        var watched = new Watched(Chat, inner);
        watched.Stream.ReadExactly(new byte[700]);
        Assert.Null(watched.End);

        watched.Stream.Dispose();
        watched.Stream.Dispose();

        Assert.Equal(StreamEnd.BrokenOff, watched.End);
        Assert.Null(watched.Facts!.Usage);
        Assert.Null(watched.Facts.Choices[0].FinishReason);
        Assert.Contains("Grüße", watched.Facts.OutputMessages, StringComparison.Ordinal);
        Assert.Equal(2, inner.Disposals);
    }

    [Fact]
    public async Task disposal_that_may_wait_ends_it_too_and_disposes_the_inner_stream_once()
    {
        var inner = new PiecemealStream(Chat.Bytes, () => 100);
        var watched = new Watched(Chat, inner);

        await watched.Stream.DisposeAsync();

        Assert.Equal(StreamEnd.BrokenOff, watched.End);
        Assert.Equal(1, inner.Disposals);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task an_exception_goes_through_and_is_told(bool isAsync)
    {
        var thrown = new IOException("reset");
        var watched = new Watched(Chat, new PiecemealStream(Chat.Bytes[..300], () => 1000, thrown));

        Exception? caught = isAsync
            ? await Record.ExceptionAsync(() => watched.Stream.CopyToAsync(Stream.Null))
            : Record.Exception(() => watched.Stream.CopyTo(Stream.Null));

        Assert.Same(thrown, caught);
        Assert.Same(thrown, watched.Exception);
        Assert.Equal(StreamEnd.Failed, watched.End);
    }

    [Fact]
    public void a_destination_that_throws_says_nothing_of_the_stream()
    {
        var watched = new Watched(Chat, new MemoryStream(Chat.Bytes, 0, 300));
        using var full = new MemoryStream(new byte[10]);

        Assert.Throws<NotSupportedException>(() => watched.Stream.CopyTo(full));

        Assert.Null(watched.End);
    }

    [Fact]
    public void a_mistake_of_the_caller_says_nothing_of_the_stream()
    {
        var watched = new Watched(Chat, new MemoryStream(Chat.Bytes));

        Assert.Throws<ArgumentNullException>(() => watched.Stream.Read(null!, 0, 1));

        Assert.Null(watched.End);
    }

    [Fact]
    public void a_read_into_nothing_is_not_the_end()
    {
        var watched = new Watched(Chat, new MemoryStream(Chat.Bytes));

        Assert.Equal(0, watched.Stream.Read([], 0, 0));

        Assert.Null(watched.End);
    }

    [Fact]
    public void a_body_of_known_length_is_complete_with_its_last_byte()
    {
        byte[] compressed = Watched.Compressed(Body.Bytes, "gzip");
        var watched = new Watched(Body, new MemoryStream(compressed), "gzip", compressed.Length);

        watched.Stream.ReadExactly(new byte[compressed.Length]);

        Assert.Equal(StreamEnd.Completed, watched.End);
        Assert.Equal(10, watched.Facts!.Usage!.OutputTokens);
    }

    [Fact]
    public void a_whole_body_that_is_disposed_without_a_read_of_its_end_is_complete()
    {
        var watched = new Watched(Body, new MemoryStream(Body.Bytes));
        watched.Stream.ReadExactly(new byte[Body.Bytes.Length]);

        watched.Stream.Dispose();

        Assert.Equal(StreamEnd.Completed, watched.End);
    }

    [Fact]
    public void a_stream_that_stops_without_its_marker_is_no_whole_answer()
    {
        var watched = new Watched(Chat, new MemoryStream(Chat.Bytes, 0, 700));

        watched.Stream.CopyTo(Stream.Null);

        Assert.Equal(StreamEnd.Completed, watched.End);
        Assert.False(watched.Facts!.IsComplete);
    }

    [Fact]
    public void an_error_in_the_middle_of_a_stream_is_a_failure_even_if_it_is_then_disposed()
    {
        var sample = new WireSample("openai-chat-error.sse");
        var watched = new Watched(sample, new MemoryStream(sample.Bytes));
        watched.Stream.ReadExactly(new byte[sample.Bytes.Length]);

        watched.Stream.Dispose();

        Assert.Equal(StreamEnd.Failed, watched.End);
        Assert.Null(watched.Exception);
        Assert.Equal("server_error", watched.Facts!.Error!.Type);
    }

    [Fact]
    public void a_stream_that_nobody_ends_is_abandoned()
    {
        var ends = new List<StreamEnd>();
        Abandon(ends);

        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.Equal([StreamEnd.Abandoned], ends);
    }

    [Fact]
    public void the_first_content_has_the_time_of_its_bytes_and_a_role_is_none()
    {
        long now = 0;
        var watched = new Watched(Chat, new MemoryStream(Chat.Bytes), clock: () => now);
        int content = Encoding.UTF8.GetString(Chat.Bytes).IndexOf("\"Gr", StringComparison.Ordinal);
        watched.Stream.ReadExactly(new byte[content]);

        now = 5;
        watched.Stream.ReadExactly(new byte[40]);
        now = 9;
        watched.Stream.CopyTo(Stream.Null);

        // The event is whole with the last of its bytes.
        Assert.InRange(watched.Facts!.FirstContentTimestamp!.Value, 5, 9);
        Assert.True(watched.Facts.FirstContentTimestamp > 0);
    }

    [Fact]
    public void an_observer_that_throws_does_not_reach_the_reader()
    {
        using var stream = new TeeStream(new MemoryStream(Chat.Bytes), new ThrowingObserver());
        using var seen = new MemoryStream();

        stream.CopyTo(seen);

        Assert.Equal(Chat.Bytes, seen.ToArray());
    }

    // In a method of its own, so that no register keeps it.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void Abandon(List<StreamEnd> ends) =>
        _ = new TeeStream(new MemoryStream(Chat.Bytes), new EndObserver(ends)).ReadByte();

    private sealed class EndObserver(List<StreamEnd> ends) : IBodyObserver
    {
        public bool IsComplete => false;

        public bool HasFailed => false;

        public void Observe(ReadOnlySpan<byte> bytes)
        {
        }

        public void Close(bool isEndOfBody)
        {
        }

        public void Ended(StreamEnd end, Exception? exception) => ends.Add(end);
    }

    private sealed class ThrowingObserver : IBodyObserver
    {
        public bool IsComplete => throw new InvalidOperationException();

        public bool HasFailed => throw new InvalidOperationException();

        public void Observe(ReadOnlySpan<byte> bytes) => throw new InvalidOperationException();

        public void Close(bool isEndOfBody) => throw new InvalidOperationException();

        public void Ended(StreamEnd end, Exception? exception) => throw new InvalidOperationException();
    }
}

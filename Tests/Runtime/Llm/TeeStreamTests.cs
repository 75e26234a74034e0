using Judgeval.Llm.Streams;

namespace Judgeval.Tests.Runtime.Llm;

/// <summary>Every call reaches the inner stream as it came, and its result the caller.</summary>
public sealed class TeeStreamTests
{
    private static readonly WireSample Chat = new("openai-chat.sse");

    [Fact]
    public void what_a_stream_can_do_it_still_can()
    {
        using var inner = new RecordingStream();
        TeeStream tee = new Watched(Chat, inner).Stream;

        tee.ReadTimeout = 5;
        tee.WriteTimeout = 6;
        tee.Position = 3;

        Assert.Equal((true, true, true, true), (tee.CanRead, tee.CanSeek, tee.CanWrite, tee.CanTimeout));
        Assert.Equal((5, 6, 3L, 42L), (tee.ReadTimeout, tee.WriteTimeout, tee.Position, tee.Length));
        Assert.Equal(7, tee.Seek(7, SeekOrigin.Begin));
    }

    [Fact]
    public async Task every_call_reaches_its_counterpart_and_nothing_else()
    {
        using var inner = new RecordingStream();
        TeeStream tee = new Watched(Chat, inner).Stream;
        byte[] buffer = new byte[8];

        _ = tee.Read(buffer, 1, 2);
        _ = tee.Read(buffer.AsSpan(0, 3));
        _ = tee.ReadByte();
#pragma warning disable CA1835 // Each overload on its own.
        _ = await tee.ReadAsync(buffer, 0, 4);
        _ = await tee.ReadAsync(buffer.AsMemory(0, 5));
        await tee.WriteAsync(buffer, 0, 6);
#pragma warning restore CA1835
        await tee.WriteAsync(buffer.AsMemory(0, 7));
        tee.Write(buffer, 0, 1);
        tee.Write(buffer.AsSpan(0, 2));
        tee.WriteByte(1);
        tee.Flush();
        await tee.FlushAsync();
        tee.SetLength(9);
        tee.EndRead(tee.BeginRead(buffer, 0, 3, callback: null, state: null));
        tee.EndWrite(tee.BeginWrite(buffer, 0, 4, callback: null, state: null));
        tee.CopyTo(Stream.Null, 11);
        await tee.CopyToAsync(Stream.Null, 12);

        Assert.Equal(
            [
                "Read[] 2", "Read<> 3", "ReadByte", "ReadAsync[] 4", "ReadAsync<> 5", "WriteAsync[] 6", "WriteAsync<> 7", "Write[] 1", "Write<> 2", "WriteByte",
                "Flush", "FlushAsync", "SetLength 9", "BeginRead 3", "EndRead", "BeginWrite 4", "EndWrite", "CopyTo 11", "CopyToAsync 12",
            ],
            inner.Calls);
    }

    [Fact]
    public async Task a_read_that_is_done_gives_the_inner_streams_own_task()
    {
        using var inner = new RecordingStream();
        TeeStream tee = new Watched(Chat, inner).Stream;

#pragma warning disable CA1835 // This overload returns a task.
        Task<int> read = tee.ReadAsync(new byte[4], 0, 4);
#pragma warning restore CA1835
        await read;

        Assert.Same(inner.LastRead, read);
    }

    [Fact]
    public async Task a_read_waits_no_longer_and_no_shorter_than_the_inner_one()
    {
        var arrival = new TaskCompletionSource<int>();
        using var inner = new RecordingStream { Pending = arrival.Task };
        TeeStream tee = new Watched(Chat, inner).Stream;

        ValueTask<int> read = tee.ReadAsync(new byte[4].AsMemory());
        Assert.False(read.IsCompleted);
        arrival.SetResult(2);

        Assert.Equal(2, await read);
    }

    [Fact]
    public async Task a_read_that_is_cancelled_is_cancelled_for_the_caller_and_told()
    {
        using var cancelled = new CancellationTokenSource();
        var arrival = new TaskCompletionSource<int>();
        using var inner = new RecordingStream { Pending = arrival.Task };
        var watched = new Watched(Chat, inner);

        ValueTask<int> read = watched.Stream.ReadAsync(new byte[4].AsMemory(), cancelled.Token);
        arrival.SetCanceled(cancelled.Token);

        await Assert.ThrowsAsync<TaskCanceledException>(async () => await read);
        Assert.Equal(StreamEnd.Failed, watched.End);
        Assert.IsType<TaskCanceledException>(watched.Exception);
    }

    [Fact]
    public async Task a_read_the_old_way_calls_back_with_the_callers_state()
    {
        var watched = new Watched(Chat, new MemoryStream(Chat.Bytes));
        var called = new TaskCompletionSource<IAsyncResult>();
        byte[] buffer = new byte[16];

        IAsyncResult begun = watched.Stream.BeginRead(buffer, 0, 16, called.SetResult, "state");
        IAsyncResult result = await called.Task;

        Assert.Same(begun, result);
        Assert.Equal("state", result.AsyncState);
        Assert.Equal(16, watched.Stream.EndRead(result));
        Assert.Equal(Chat.Bytes[..16], buffer);
    }
}

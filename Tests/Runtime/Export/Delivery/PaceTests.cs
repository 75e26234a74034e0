using Judgeval.Export.Delivery;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Export.Delivery;

public sealed class PaceTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    private readonly SteppedTime _time = new();

    [Fact]
    public void waits_as_long_as_it_should()
    {
        var pace = new Pace(_time);

        Assert.True(pace.Wait(TimeSpan.FromSeconds(3), isAsked: false, isPressed: null));

        Assert.Equal([TimeSpan.FromSeconds(3)], _time.Waits);
    }

    [Fact]
    public void does_not_wait_in_a_hurry()
    {
        var pace = new Pace(_time);
        pace.Hurry();

        Assert.True(pace.Wait(Long, isAsked: true, isPressed: null));

        Assert.Empty(_time.Waits);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task the_end_of_the_tracer_ends_a_wait_at_once(bool isAsked)
    {
        var pace = new Pace(TimeSource.System);
        Task<bool> wait = Waiting(pace, isAsked);

        pace.Hurry();

        Assert.True(await wait.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task a_flush_ends_a_wait_of_our_own()
    {
        var pace = new Pace(TimeSource.System);
        Task<bool> wait = Waiting(pace, isAsked: false);

        // The wait may begin after the first of these.
        while (await Task.WhenAny(wait, Task.Delay(10)) != wait)
        {
            pace.Flush();
        }

        Assert.True(await wait);
    }

    [Fact]
    public async Task a_flush_does_not_end_a_wait_that_the_server_asked_for()
    {
        var flushing = new FlushingTime();
        flushing.Pace = new Pace(flushing);

        Assert.True(await Task.Run(() => flushing.Pace.Wait(TimeSpan.FromSeconds(3), isAsked: true, isPressed: null)));
        Assert.Equal(3, flushing.Now.TotalSeconds);
    }

    [Fact]
    public void gives_a_wait_up_when_spans_pile_up()
    {
        var pace = new Pace(_time);
        int asked = 0;

        Assert.False(pace.Wait(Long, isAsked: true, () => ++asked == 4));

        Assert.Equal(3, _time.Waits.Count);
    }

    [Fact]
    public void what_was_aborted_can_go_on_when_the_process_does()
    {
        var pace = new Pace(_time);
        CancellationToken before = pace.Aborted;
        pace.Abort();
        Assert.True(pace.IsAborted && pace.IsHurried && before.IsCancellationRequested);

        pace.Resume();

        Assert.False(pace.IsAborted || pace.IsHurried || pace.Aborted.IsCancellationRequested);
    }

    [Fact]
    public void a_tracer_that_ended_does_not_go_on()
    {
        var pace = new Pace(_time);
        pace.End();
        pace.Abort();

        pace.Resume();

        Assert.True(pace.IsAborted && pace.IsHurried);
    }

    private static Task<bool> Waiting(Pace pace, bool isAsked) => Task.Factory.StartNew(
        () => pace.Wait(Long, isAsked, isPressed: null), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    // Somebody flushes whenever somebody waits.
    private sealed class FlushingTime : TimeSource
    {
        private TimeSpan _now;

        public Pace? Pace { get; set; }

        internal override TimeSpan Now => _now;

        internal override void Wait(object heldLock, TimeSpan time)
        {
            Pace!.Flush();
            _now += TimeSpan.FromSeconds(1);
        }
    }
}

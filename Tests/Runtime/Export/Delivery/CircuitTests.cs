using Judgeval.Export.Delivery;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Export.Delivery;

public sealed class CircuitTests
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(100);

    private readonly SteppedTime _time = new();
    private readonly Circuit _circuit;

    public CircuitTests() => _circuit = new Circuit(_time, threshold: 3, First, Longest);

    [Fact]
    public void opens_after_so_many_failures_in_a_row()
    {
        _circuit.Fail();
        _circuit.Fail();
        _circuit.Succeed();
        _circuit.Fail();
        _circuit.Fail();
        Assert.False(_circuit.IsOpen);
        Assert.True(_circuit.TryEnter());

        _circuit.Fail();

        Assert.True(_circuit.IsOpen);
        Assert.False(_circuit.TryEnter());
    }

    [Fact]
    public void lets_one_request_through_when_it_is_time()
    {
        Open();
        _time.Advance(First);

        Assert.True(_circuit.TryEnter());
        Assert.False(_circuit.TryEnter());
    }

    [Fact]
    public void waits_longer_after_each_probe_that_fails_but_not_for_ever()
    {
        Open();
        foreach (int seconds in (int[])[30, 60, 100, 100])
        {
            _time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
            Assert.False(_circuit.TryEnter());
            _time.Advance(TimeSpan.FromTicks(1));
            Assert.True(_circuit.TryEnter());
            _circuit.Fail();
        }
    }

    [Fact]
    public void a_success_closes_it_and_the_next_pause_is_short_again()
    {
        Open();
        _time.Advance(First);
        _circuit.Fail();
        _circuit.Succeed();
        Assert.True(_circuit.TryEnter());
        Assert.True(_circuit.TryEnter());

        Open();
        _time.Advance(First);
        Assert.True(_circuit.TryEnter());
    }

    [Fact]
    public void can_be_asked_to_hurry()
    {
        Open();
        _circuit.Hasten();

        Assert.True(_circuit.TryEnter());
        Assert.False(_circuit.TryEnter());
    }

    private void Open()
    {
        for (int i = 0; i < 3; i++)
        {
            _circuit.Fail();
        }
    }
}

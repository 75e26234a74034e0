using Judgeval.Export.Delivery;

namespace Judgeval.Tests.Runtime.Export.Delivery;

public sealed class BackoffTests
{
    [Fact]
    public void waits_a_random_time_up_to_a_bound_that_doubles_until_it_is_long_enough()
    {
        var longest = new Backoff(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(5), static () => 1);
        var half = new Backoff(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(5), static () => 0.5);

        Assert.Equal([500, 1000, 2000, 4000, 5000, 5000], Take(longest));
        Assert.Equal([250, 500, 1000, 2000, 2500, 2500], Take(half));
    }

    [Fact]
    public void clients_do_not_wait_for_the_same_time()
    {
        double[] waits = [.. Enumerable.Range(0, 20).Select(static _ => new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)).Take().TotalMilliseconds)];

        Assert.Equal(20, waits.Distinct().Count());
        Assert.All(waits, static wait => Assert.InRange(wait, 0, 1000));
    }

    private static IEnumerable<double> Take(Backoff backoff) => [.. Enumerable.Range(0, 6).Select(_ => backoff.Take().TotalMilliseconds)];
}

using System.Diagnostics;
using Judgeval;

namespace AssemblyToProcess;

/// <summary>Bodies that change, replace or stop the current activity. Each scenario puts back what it found: unwoven code would leave the change to its caller.</summary>
public static class CurrentCases
{
    [Observe]
    public static int Clears(int n)
    {
        Activity.Current = null;
        return n + 1;
    }

    [Observe]
    public static int LeavesOneRunning(int n)
    {
        new Activity("left running").Start();
        return n + 1;
    }

    [Observe]
    public static int Balanced(int n)
    {
        using var own = new Activity("own").Start();
        return ReferenceEquals(own, Activity.Current) ? n + 1 : 0;
    }

    [Observe]
    public static int Replaces(Activity other, int n)
    {
        Activity.Current = other;
        return Balanced(n);
    }

    [Observe]
    public static int StopsTheCurrent(int n)
    {
        Activity.Current?.Stop();
        return n + 1;
    }

    [Observe]
    public static int StopsAllAndThrows(string message)
    {
        while (Activity.Current is { } current)
        {
            current.Stop();
        }

        throw new InvalidOperationException(message);
    }

    [Observe]
    public static async Task<int> ClearsAsync(int n)
    {
        Activity.Current = null;
        await Task.Yield();
        return ReferenceEquals(null, Activity.Current) ? n + 1 : 0;
    }

    [Observe]
    public static async Task<int> StopsTheCurrentAsync(int n)
    {
        await Task.Yield();
        Activity.Current?.Stop();
        await Task.Yield();
        return Clears(n);
    }

    [Observe]
    public static IEnumerable<int> ClearsBetween(int n)
    {
        yield return n;
        Activity.Current = null;
        yield return Balanced(n);
    }

    [Observe]
    public static async IAsyncEnumerable<int> StopsBetweenAsync(int n)
    {
        yield return n;
        Activity.Current?.Stop();
        await Task.Yield();
        yield return Balanced(n);
    }

    public static string RunChanges() => Restored(static log =>
    {
        log.Add(Clears(1));
        log.Add(LeavesOneRunning(2));
        log.Add(Balanced(3));
        log.Add(Replaces(new Activity("other").Start(), 4));
        log.Add(string.Join(',', ClearsBetween(5)));
    });

    public static string RunStops() => Restored(static log =>
    {
        using var own = new Activity("own").Start();
        log.Add(StopsTheCurrent(1));
        log.Add(StopsTheCurrent(2));
    });

    public static string RunStopsAndThrows() => Restored(static log =>
    {
        using var own = new Activity("own") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        try
        {
            StopsAllAndThrows("all stopped");
        }
        catch (InvalidOperationException exception)
        {
            log.Add(exception.Message);
        }
    });

    public static async Task<string> RunAsync()
    {
        var log = new Log();
        using (var own = new Activity("own").Start())
        {
            log.Add(await ClearsAsync(1));
            log.Add(await StopsTheCurrentAsync(2));
            await foreach (var value in StopsBetweenAsync(3))
            {
                log.Add(value);
            }
        }

        return log.ToString();
    }

    // In a context of its own, so that the harness keeps its activity running.
    private static string Restored(Action<Log> scenario)
    {
        var log = new Log();
        var context = ExecutionContext.Capture()!;
        ExecutionContext.Run(context, _ =>
        {
            Activity.Current = null;
            scenario(log);
        }, null);
        return log.ToString();
    }
}

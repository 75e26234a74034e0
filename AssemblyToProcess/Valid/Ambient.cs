using System.Diagnostics;

namespace AssemblyToProcess;

/// <summary>Checks that a call leaves <see cref="Activity.Current"/> as it was, where a scenario's own async method would hide a leak from its caller.</summary>
public static class Ambient
{
    public static T Kept<T>(Func<T> call)
    {
        var before = Activity.Current;
        try
        {
            return call();
        }
        finally
        {
            Check(before);
        }
    }

    public static void Kept(Action call) => Kept(() =>
    {
        call();
        return true;
    });

    /// <summary>Checks right after the call, while the task may still run, and again after it ended.</summary>
    public static async Task<T> KeptAsync<T>(Func<Task<T>> call)
    {
        var before = Activity.Current;
        try
        {
            var task = call();
            Check(before);
            return await task;
        }
        finally
        {
            Check(before);
        }
    }

    /// <summary>Checks at the end of the block: an async method shows a leak only to itself, until its end.</summary>
    public static IDisposable Watch() => new Watcher(Activity.Current);

    private static void Check(Activity? before)
    {
        if (!ReferenceEquals(before, Activity.Current))
        {
            throw new InvalidOperationException($"Activity.Current was {Name(before)} before the call and is {Name(Activity.Current)} after it.");
        }
    }

    private static string Name(Activity? activity) => activity?.OperationName ?? "none";

    private sealed class Watcher(Activity? before) : IDisposable
    {
        public void Dispose() => Check(before);
    }
}

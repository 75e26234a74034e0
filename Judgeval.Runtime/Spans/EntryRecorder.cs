using System.Diagnostics;
using System.Runtime.CompilerServices;
using Judgeval.CompilerServices;
using Judgeval.Diagnostics;

namespace Judgeval.Spans;

/// <summary>
/// Keeps the span of an async method current while the method runs, and only then, where the builder does not: it may run the method in its caller's context,
/// and resume it in that of whoever completes what it awaits.
/// </summary>
internal static class EntryRecorder
{
    /// <summary>Starts the span and makes it current.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static ObservedEntry Enter(ref Activity? activity, ObservedMethod method)
    {
        try
        {
            Activity? found = Activity.Current;
            activity = SpanStarter.Start(method);
            return activity is null ? default : new ObservedEntry(activity, found);
        }
        catch (Exception e)
        {
            Faults.Report(nameof(Enter), e);
            return default;
        }
    }

    /// <summary>Makes the span current, unless it came along: then the program may have an activity of its own below it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static ObservedEntry Resume(Activity activity)
    {
        try
        {
            Activity? found = Activity.Current;
            if (activity.IsStopped)
            {
                return default;
            }

            if (!CurrentActivity.IsWithin(found, activity))
            {
                // The method ends in this context, not in the one that it began in.
                CurrentActivity.SetAfter(activity, found);
                Activity.Current = activity;
            }

            return new ObservedEntry(activity, found);
        }
        catch (Exception e)
        {
            Faults.Report(nameof(Resume), e);
            return default;
        }
    }

    /// <summary>Leaves the current activity alone when the method has ended, or the program has made another one current: without a span it would stay, too.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Leave(Activity activity, Activity? found)
    {
        try
        {
            if (ReferenceEquals(Activity.Current, activity))
            {
                CurrentActivity.Restore(found);
            }
        }
        catch (Exception e)
        {
            Faults.Report(nameof(Leave), e);
        }
    }
}

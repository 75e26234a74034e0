using System.Diagnostics;

namespace Judgeval.Spans;

/// <summary>Ends spans.</summary>
internal static class SpanEnder
{
    /// <summary>Ends the span in the call that started it, and makes current what was before.</summary>
    internal static void End(Activity activity, Exception? fault)
    {
        Stop(activity, fault, CurrentActivity.After(activity));
    }

    /// <summary>Ends the span from any place. Code inside the span has current afterwards what was before it; elsewhere the current activity stays.</summary>
    internal static void EndDetached(Activity activity, Exception? fault) =>
        Stop(activity, fault, CurrentActivity.IsWithin(Activity.Current, activity) ? CurrentActivity.Before(activity) : Activity.Current);

    /// <summary>Ends the span from any place. Spans within it go on, the current one of them stays current, and after the outermost comes what was before the span.</summary>
    internal static void EndAround(Activity activity, Exception? fault)
    {
        Activity? current = Activity.Current;
        Activity? before = CurrentActivity.Before(activity);
        if (ReferenceEquals(current, activity))
        {
            current = before;
        }

        for (Activity? within = current; within is not null; within = CurrentActivity.Before(within))
        {
            if (ReferenceEquals(CurrentActivity.After(within), activity))
            {
                CurrentActivity.SetAfter(within, before);
            }
        }

        Stop(activity, fault, current);
    }

    private static void Stop(Activity activity, Exception? fault, Activity? currentAfterwards)
    {
        try
        {
            if (fault is not null && !activity.IsStopped)
            {
                ErrorRecorder.Record(activity, fault);
            }

            activity.Stop();
            LinkedTrace.EndInvocation(activity);
        }
        finally
        {
            // Stop restores only what was current at its start, and nothing if the program stopped the activity itself or a listener threw.
            CurrentActivity.Restore(currentAfterwards);
        }
    }
}

using System.Diagnostics;

namespace Judgeval.Spans;

/// <summary>Puts <see cref="Activity.Current"/> back to what the program had.</summary>
internal static class CurrentActivity
{
    /// <summary>What was current when the span started.</summary>
    internal static Activity? Before(Activity activity) =>
        activity.GetCustomProperty(SpanStarter.AmbientProperty) as Activity ?? activity.Parent;

    /// <summary>Whether the running code is inside the activity: it is current, or was when what is current now started.</summary>
    internal static bool IsInside(Activity activity)
    {
        Activity? current = Activity.Current;
        while (current is not null && !ReferenceEquals(current, activity))
        {
            current = Before(current);
        }

        return current is not null;
    }

    /// <summary>Makes the activity current; .NET refuses a stopped one, then the nearest running one before it.</summary>
    internal static void Restore(Activity? activity)
    {
        if (ReferenceEquals(Activity.Current, activity))
        {
            return;
        }

        while (activity is { IsStopped: true })
        {
            activity = Before(activity);
        }

        Activity.Current = activity;
    }
}

using System.Diagnostics;

namespace Judgeval.Spans;

/// <summary>Puts <see cref="Activity.Current"/> back to what the program had.</summary>
internal static class CurrentActivity
{
    /// <summary>What was current when the span started.</summary>
    internal static Activity? Before(Activity activity) =>
        activity.GetCustomProperty(SpanStarter.AmbientProperty) as Activity ?? activity.Parent;

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

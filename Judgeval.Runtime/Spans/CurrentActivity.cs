using System.Diagnostics;

namespace Judgeval.Spans;

/// <summary>Puts <see cref="Activity.Current"/> back to what the program had.</summary>
internal static class CurrentActivity
{
    /// <summary>What was current when the span started.</summary>
    internal static Activity? Before(Activity activity) => activity.GetCustomProperty(SpanStarter.AmbientProperty) switch
    {
        ResumedIn resumed => resumed.Before,
        Activity ambient => ambient,
        _ => activity.Parent,
    };

    /// <summary>What is to be current when the span has ended: what was before, or where its method was last resumed.</summary>
    internal static Activity? After(Activity activity) => activity.GetCustomProperty(SpanStarter.AmbientProperty) switch
    {
        ResumedIn resumed => resumed.Current,
        Activity ambient => ambient,
        _ => activity.Parent,
    };

    /// <summary>Changes what <see cref="After"/> says. What <see cref="Before"/> says never changes, or two spans might be before each other.</summary>
    internal static void SetAfter(Activity activity, Activity? current)
    {
        if (!ReferenceEquals(After(activity), current))
        {
            activity.SetCustomProperty(SpanStarter.AmbientProperty, new ResumedIn(Before(activity), current));
        }
    }

    /// <summary>Whether the activity is the span, or started while that was current.</summary>
    internal static bool IsWithin(Activity? activity, Activity span)
    {
        while (activity is not null && !ReferenceEquals(activity, span))
        {
            activity = Before(activity);
        }

        return activity is not null;
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

    private sealed record ResumedIn(Activity? Before, Activity? Current);
}

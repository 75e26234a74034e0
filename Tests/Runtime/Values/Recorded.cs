using System.Diagnostics;
using Judgeval.CompilerServices;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Values;

/// <summary>What a call leaves on its span.</summary>
internal static class Recorded
{
    private static readonly ObservedMethod Method = HandWoven.Method("Take", ["value"]);

    /// <summary>The input of a call whose only argument is the value.</summary>
    public static string? Input(object? value, Action<TracerOptions>? configure = null)
    {
        using var tracer = new TestTracer(configure);
        HandWoven.Call(Method, value, static _ => 0);
        return (string?)tracer.Single().GetTagItem("judgment.input");
    }

    /// <summary>Runs on a thread that nobody can have marked, in the same flow of execution; a task might run on this one.</summary>
    public static string OnAnotherThread(Func<string> body)
    {
        string result = "";
        var thread = new Thread(() => result = body());
        thread.Start();
        thread.Join();
        return result;
    }

    /// <summary>The span of a call that takes the value and hands it back.</summary>
    public static Activity Call<T>(T value, Action<TracerOptions>? configure = null)
    {
        using var tracer = new TestTracer(configure);
        HandWoven.Call(Method, value, static same => same);
        return tracer.Single();
    }
}

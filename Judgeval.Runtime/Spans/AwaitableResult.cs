using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Judgeval.CompilerServices;
using Judgeval.Diagnostics;

namespace Judgeval.Spans;

/// <summary>
/// Follows the result of a delegate that turns out to be a task. The overloads of <c>Tracer.Span</c> for tasks take those that the compiler sees as such;
/// a value task has no overload, because an <c>async</c> lambda would fit both.
/// </summary>
internal static class AwaitableResult
{
    private delegate T Follower<T>(ref ObservedCall call, T result);

    /// <summary>Hands back the result, or the task that stands for it until the span has ended.</summary>
    internal static T Return<T>(ref ObservedCall call, T result) => Of<T>.Follow is { } follow ? follow(ref call, result) : result;

    private static Task ReturnTask(ref ObservedCall call, Task task) => call.ReturnTask(task);

    private static Task<T> ReturnTaskOf<T>(ref ObservedCall call, Task<T> task) => call.ReturnTaskOf(task);

    private static ValueTask ReturnValueTask(ref ObservedCall call, ValueTask task) => call.ReturnValueTask(task);

    private static ValueTask<T> ReturnValueTaskOf<T>(ref ObservedCall call, ValueTask<T> task) => call.ReturnValueTaskOf(task);

    private static Follower<T>? Create<T>()
    {
        if (typeof(T) == typeof(Task))
        {
            return (Follower<T>)(object)new Follower<Task>(ReturnTask);
        }

        if (typeof(T) == typeof(ValueTask))
        {
            return (Follower<T>)(object)new Follower<ValueTask>(ReturnValueTask);
        }

        Type? definition = typeof(T).IsGenericType ? typeof(T).GetGenericTypeDefinition() : null;
        return definition == typeof(Task<>) ? Create<T>(new Follower<Task<int>>(ReturnTaskOf).Method)
            : definition == typeof(ValueTask<>) ? Create<T>(new Follower<ValueTask<int>>(ReturnValueTaskOf).Method)
            : null;
    }

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Where the method cannot be made, the span ends when the delegate returns.")]
    [UnconditionalSuppressMessage("Trimming", "IL2060", Justification = "The methods ask nothing of their type parameter.")]
    private static Follower<T>? Create<T>(MethodInfo method)
    {
        try
        {
            MethodInfo closed = method.GetGenericMethodDefinition().MakeGenericMethod(typeof(T).GetGenericArguments());
            return (Follower<T>)Delegate.CreateDelegate(typeof(Follower<T>), closed);
        }
        catch (Exception e)
        {
            Faults.Report(nameof(AwaitableResult), e);
            return null;
        }
    }

    private static class Of<T>
    {
        internal static readonly Follower<T>? Follow = Create<T>();
    }
}

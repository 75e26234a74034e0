using Judgeval.Diagnostics;
using Judgeval.Export;
using Judgeval.Spans;

namespace Judgeval;

/// <content>Which of several tracers records: the process's, or one of a flow of execution.</content>
public sealed partial class Tracer
{
    /// <summary>
    /// The tracer of this flow of execution, if it has one by <see cref="Use"/>; else the process's: the one started or made active last, until it is disposed.
    /// Null if there is none.
    /// </summary>
    /// <example>
    /// <code>
    /// Console.WriteLine(Tracer.Active?.ProjectName ?? "nothing is traced");
    /// </code>
    /// </example>
    public static Tracer? Active => TracerScope.Current;

    /// <summary>
    /// Makes this the process's tracer: traces that begin from now on are its own, on every thread. Those that are running stay with the tracer that began them.
    /// </summary>
    /// <returns>False, with a warning, when this tracer is shut down, or when the call is made inside a span of another tracer.</returns>
    /// <example>
    /// <code>
    /// using var billing = Tracer.Init(new TracerOptions { ProjectName = "billing", SetActive = false });
    /// billing.SetActive();
    /// </code>
    /// </example>
    public bool SetActive()
    {
        if (IsShutDown)
        {
            Log.Write(LogSeverity.Warning, $"SetActive did nothing: the tracer of '{ProjectName}' is shut down.");
            return false;
        }

        if (TracerScope.Around() is { } other && !ReferenceEquals(other, this))
        {
            Log.Write(LogSeverity.Warning, $"SetActive did nothing: it was called inside a span of the tracer of '{other.ProjectName}'. Call it where no span is running.");
            return false;
        }

        AutomaticTracer.GiveWayTo(this);
        return true;
    }

    /// <summary>
    /// Makes this tracer the one of this flow of execution, in place of the process's, until the scope is disposed: what is observed or written by hand inside
    /// belongs to it, also where a span of another tracer is around, which becomes a link.
    /// </summary>
    /// <remarks>
    /// It flows into tasks and threads that are started inside, and into no other. Scopes nest; disposing one ends it everywhere, in any order, also for work that was
    /// started inside it and goes on. Inside, <see cref="Active"/> and what it means to the static members is this tracer; once that is shut down, nothing is recorded there.
    /// </remarks>
    /// <returns>The scope.</returns>
    /// <example>
    /// <code>
    /// using var billing = Tracer.Init(new TracerOptions { ProjectName = "billing", SetActive = false });
    /// using (billing.Use())
    /// {
    ///     await ChargeAsync(order);
    /// }
    /// </code>
    /// </example>
    public IDisposable Use() => TracerScope.Use(this);
}

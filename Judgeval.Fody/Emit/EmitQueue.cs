using System.Runtime.ExceptionServices;
using Mono.Cecil;

namespace Judgeval.Fody.Emit;

/// <summary>
/// Weaves the methods of a module on several threads. Cecil reads for one thread at a time and locks the module meanwhile; what it has read belongs to one method, and to the
/// thread that weaves it. The methods of one outermost type stay together and in order, because they add members to the same types.
/// No woven method depends on another, so the result is the same with any number of threads.
/// </summary>
internal sealed class EmitQueue(IReadOnlyList<EmitJob> jobs, KnownMembers members, CancellationToken cancellationToken)
{
    // With fewer for each, all is done before a second thread has begun.
    private const int WorthAThread = 100;

    private readonly List<int> _ends = Ends(jobs);
    private readonly object _failing = new();
    private int _taken;
    private int _failedAt = int.MaxValue;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Returns when all is woven, or throws what went wrong first, in the order of the methods.</summary>
    /// <param name="threads">How many may work on it, the calling one included.</param>
    public void Run(int threads)
    {
        // Threads of its own: those of the pool may all be busy with what else the build does.
        var others = new Thread[Math.Max(0, Math.Min(threads, jobs.Count / WorthAThread) - 1)];
        for (var index = 0; index < others.Length; index++)
        {
            others[index] = new Thread(Work) { IsBackground = true, Name = "Judgeval.Fody" };
            others[index].Start();
        }

        Work();
        Array.ForEach(others, static other => other.Join());
        _failure?.Throw();
    }

    // Runs are taken in order, and each is carried through: so the first failure of all is always found.
    private void Work()
    {
        var methods = new MethodEmitter(members);
        while (Volatile.Read(ref _failedAt) == int.MaxValue && Interlocked.Increment(ref _taken) is var run && run <= _ends.Count)
        {
            var index = run == 1 ? 0 : _ends[run - 2];
            try
            {
                for (; index < _ends[run - 1]; index++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    methods.Emit(jobs[index]);
                }
            }
            catch (Exception failure)
            {
                Fail(index, failure);
            }
        }
    }

    private void Fail(int index, Exception failure)
    {
        lock (_failing)
        {
            if (index < _failedAt)
            {
                _failure = ExceptionDispatchInfo.Capture(failure);
                Volatile.Write(ref _failedAt, index);
            }
        }
    }

    // Where the runs of methods end that have their outermost type in common.
    private static List<int> Ends(IReadOnlyList<EmitJob> jobs)
    {
        var ends = new List<int>();
        for (var index = 1; index <= jobs.Count; index++)
        {
            if (index == jobs.Count || Outermost(jobs[index]) != Outermost(jobs[index - 1]))
            {
                ends.Add(index);
            }
        }

        return ends;
    }

    private static TypeDefinition Outermost(EmitJob job)
    {
        var type = job.Plan.Method.DeclaringType;
        while (type.DeclaringType != null)
        {
            type = type.DeclaringType;
        }

        return type;
    }
}

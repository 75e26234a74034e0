using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Judgeval;

namespace AssemblyToProcess;

/// <summary>How a method is compiled and called: flags, locks, late binding, jumps, the stack.</summary>
public unsafe class MethodFlagCases
{
    [ThreadStatic]
    private static int _perThread;

    private readonly object _gate = new();

    [Observe]
    [MethodImpl(MethodImplOptions.Synchronized)]
    public bool Synchronized() => Monitor.IsEntered(this);

    [Observe]
    [MethodImpl(MethodImplOptions.Synchronized)]
    public static bool SynchronizedStatic(bool fail) =>
        fail ? throw new InvalidOperationException("synchronized") : Monitor.IsEntered(typeof(MethodFlagCases));

    [Observe]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
    public static int NotInlined(int n) => n + 1;

    [Observe]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Inlined(int n) => n + 2;

    [Observe]
    public static int PerThread(int by) => _perThread += by;

    [Observe]
    public int Locks(Log log)
    {
        lock (_gate)
        {
            log.Add(Monitor.IsEntered(_gate));
            return PerThread(1);
        }
    }

    [Observe]
    public static int Jumps(int n)
    {
        var turns = 0;
        goto inside;
    outside:
        if (turns > 10)
        {
            return turns;
        }

        for (; turns < n; turns++)
        {
            if (turns == 3)
            {
                turns = 7;
                goto inside;
            }
        }

    inside:
        turns++;
        goto outside;
    }

    [Observe]
    public static object LateBound(dynamic value, dynamic other) => value + other.Length;

    [Observe]
    public static Expression<Func<int, int>> Tree(int captured) => n => n * captured + Inlined(n);

    [Observe]
    [SkipLocalsInit]
    public static int SkipsInit(int n)
    {
        Span<byte> bytes = stackalloc byte[64];
        bytes[n] = (byte)n;
        return bytes[n];
    }

    [Observe]
    public static int Calls(delegate*<int, int> function, int n)
    {
        delegate*<int, int> own = &NotInlined;
        return function(n) + own(n);
    }

    public static string RunFlags()
    {
        var log = new Log();
        var cases = new MethodFlagCases();
        log.Add(cases.Synchronized());
        log.Add(Monitor.IsEntered(cases));
        log.Add(SynchronizedStatic(fail: false));
        log.Add(NotInlined(1));
        log.Add(Inlined(1));
        log.Add(SkipsInit(5));
        log.Add(Calls(&NotInlined, 3));
        return log.ToString();
    }

    public static string RunSynchronizedThrows()
    {
        try
        {
            return SynchronizedStatic(fail: true).ToString();
        }
        catch (InvalidOperationException exception)
        {
            return $"{exception.Message} {Monitor.IsEntered(typeof(MethodFlagCases))}";
        }
    }

    public static string RunLocks()
    {
        var log = new Log();
        PerThread(-_perThread);
        log.Add(new MethodFlagCases().Locks(log));
        var other = 0;
        var thread = new Thread(() => other = PerThread(5));
        thread.Start();
        thread.Join();
        log.Add($"{other} {PerThread(1)}");
        return log.ToString();
    }

    public static string RunJumps() => $"{Jumps(2)} {Jumps(6)} {Jumps(20)}";

    public static string RunLateBinding()
    {
        var tree = Tree(3);
        return $"{LateBound(1, "four")} {LateBound("one", new[] { 1 })} {tree} {tree.Compile()(5)}";
    }

    public static string RunLateBindingThrows() => LateBound(1, 2).ToString()!;
}

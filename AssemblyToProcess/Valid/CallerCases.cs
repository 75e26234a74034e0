using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Judgeval;

namespace AssemblyToProcess;

/// <summary>Methods that look at who called them, and where they are.</summary>
public static class CallerCases
{
    [Observe]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string CallerInfo(
        object? argument,
        [CallerMemberName] string member = "",
        [CallerLineNumber] int line = 0,
        [CallerArgumentExpression(nameof(argument))] string expression = "") => $"{member} {line} {expression}";

    [Observe]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string? Caller() => new StackFrame(1).GetMethod()?.Name;

    [Observe]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string? ThroughObserved() => Caller();

    [Observe]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsCalledByItsOwnAssembly() => Assembly.GetCallingAssembly() == typeof(CallerCases).Assembly && Assembly.GetExecutingAssembly() == typeof(CallerCases).Assembly;

    [Observe]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string Current<T>(T value) => $"{MethodBase.GetCurrentMethod()} {value}";

    [Observe]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Depth(int callers) => new StackTrace().FrameCount - callers;

    [Observe]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string Trace() => string.Join(" < ", Environment.StackTrace.Split('\n').Where(static line => line.Contains(" AssemblyToProcess.")).Select(static line => line.Trim()));

    [Observe]
    public static async Task<string> CurrentAsync()
    {
        var before = MethodBase.GetCurrentMethod()!.Name;
        var depth = new StackTrace().FrameCount;
        var trace = Trace();
        await Task.Yield();
        return $"{before} {MethodBase.GetCurrentMethod()!.Name} {trace} {depth > 0}";
    }

    [Observe]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Throws(int depth) => depth == 0 ? throw new InvalidOperationException("thrown") : Throws(depth - 1);

    [Observe]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Wraps(int depth)
    {
        try
        {
            return depth == 0 ? throw new InvalidOperationException("innermost") : Wraps(depth - 1);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"at {depth}", exception);
        }
    }

    public static string RunCallers()
    {
        var log = new Log();
        log.Add(CallerInfo(1 + 2));
        log.Add(Caller());
        log.Add(ThroughObserved());
        log.Add(IsCalledByItsOwnAssembly());
        log.Add(Current(1));
        log.Add(Current("text"));
        log.Add(Depth(new StackTrace().FrameCount));
        log.Add(Trace());
        return log.ToString();
    }

    public static Task<string> RunAsync() => CurrentAsync();

    public static string RunTargetSite()
    {
        var log = new Log();
        try
        {
            Throws(3);
        }
        catch (InvalidOperationException exception)
        {
            var trace = new StackTrace(exception, fNeedFileInfo: true);
            log.Add(exception.TargetSite);
            log.Add(exception.Source);
            log.Add(trace.FrameCount);
            log.Add(string.Join(',', trace.GetFrames().Select(static frame => $"{frame.GetMethod()?.Name}:{frame.GetFileLineNumber()}")));
        }

        return log.ToString();
    }

    public static string RunWraps() => Wraps(40).ToString();
}

using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Judgeval;

namespace AssemblyToProcess;

/// <summary>Methods that look at themselves: names, frames, lines and parameters are those that the user wrote.</summary>
public class ReflectionCases
{
    [Observe]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string CurrentMethod(int n) => $"{MethodBase.GetCurrentMethod()} {nameof(CurrentMethod)} {n}";

    [Observe]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public string Frame<T>(T value)
    {
        var frame = new StackFrame(0, needFileInfo: true);
        return $"{frame.GetMethod()} {frame.GetFileLineNumber()} {Path.GetFileName(frame.GetFileName())} {value}";
    }

    [Observe]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string Caller() => CallerOf();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string CallerOf() => $"{new StackFrame(1).GetMethod()}";

    [Observe]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string Trace(Func<string> call)
    {
        var above = call();
        return above;
    }

    [Observe]
    public static string CallerInfo(int n, [CallerMemberName] string member = "", [CallerLineNumber] int line = 0, [CallerArgumentExpression(nameof(n))] string expression = "") =>
        $"{member} {line} {expression}";

    [Observe]
    public static async Task<string> FrameAsync(int n)
    {
        var before = Frames();
        await Task.Yield();
        return $"{before} {n}";
    }

    [Observe]
    [Obsolete("for reflection")]
    public static int Described([System.ComponentModel.Description("first")] int first = 3, params string[] rest) => first + rest.Length;

    [Observe]
    public static int ThrowsOnItsThirdLine(int[] numbers)
    {
        var first = numbers[0];
        var second = numbers[1] + first;
        return second
            + numbers[2];
    }

    public static string RunFrames()
    {
        var log = new Log();
        log.Add(CurrentMethod(1));
        log.Add(new ReflectionCases().Frame("text"));
        log.Add(new ReflectionCases().Frame(2));
        log.Add(Caller());
        log.Add(Trace(Frames));
        return log.ToString();
    }

    public static string RunCallSites() => $"{CallerInfo(1 + 2)} {CallerInfo(3, "given")} {new Func<int, string>(static n => CallerInfo(n))(4)}";

    public static async Task<string> RunAsyncFrames() => await FrameAsync(1);

    // The members that reflection lists, and what it knows of each: woven code adds none to a user's type and changes none.
    public static string RunMembers() => string.Join("; ", typeof(ReflectionCases)
        .GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(static member => !member.Name.Contains('<'))
        .Select(static member => member is MethodInfo method
            ? $"{method} {method.Attributes} {method.MethodImplementationFlags} {string.Join(',', method.GetParameters().Select(static parameter => $"{parameter} {parameter.Attributes} {parameter.RawDefaultValue}"))} {string.Join(',', method.CustomAttributes.Select(static attribute => attribute.AttributeType.Name))}"
            : $"{member}"));

#pragma warning disable CS0618 // The method is marked obsolete so that reflection can look for that attribute.
    public static string RunDefaults() => $"{Described()} {Described(1, "a", "b")} {typeof(ReflectionCases).GetMethod(nameof(Described))!.Invoke(null, [5, new[] { "r" }])}";
#pragma warning restore CS0618

    public static string RunThrows() => ThrowsOnItsThirdLine([1, 2]).ToString();

    public static string RunThrowsEarlier() => ThrowsOnItsThirdLine([1]).ToString();

    // The fixture's own frames, without the lambdas of the compiler.
    private static string Frames() => string.Join(" < ", Regex.Matches(new StackTrace(fNeedFileInfo: true).ToString(), @"at AssemblyToProcess\.(?<frame>[^<\n]*)")
        .Select(static match => match.Groups["frame"].Value.Trim()));
}

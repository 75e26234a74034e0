using System.Collections;
using System.Text.RegularExpressions;

namespace Judgeval.Tests.Support;

/// <summary>
/// All that a caller can see of a scenario: its result, or the exception with everything that it holds and the program's own stack frames and lines;
/// and how the task ended, if it returned one.
/// </summary>
public sealed partial record ScenarioOutcome(string? Result, string? Exception, TaskStatus? Status = null)
{
    // What calls a scenario: reflection and this harness. And F#'s library, whose frames say whether an awaited task was faster than its caller.
    private static readonly string[] Others =
        ["at Judgeval.Tests.", "at InvokeStub_", "at System.Reflection.", "at System.RuntimeMethodHandle.", "at Microsoft.FSharp.", "at <StartupCode$FSharp-Core>."];

    public static ScenarioOutcome Of(string result, Task? task = null) => new(result, null, task?.Status);

    public static ScenarioOutcome Of(Exception exception, Task? task = null) =>
        new(null, task?.Exception is { } all ? $"{Describe(exception)}{Environment.NewLine}the task has {Describe(all)}" : Describe(exception), task?.Status);

    private static string Describe(Exception exception)
    {
        string[] lines =
        [
            $"{exception.GetType()} (0x{exception.HResult:X8}) of {exception.Source} in {exception.TargetSite?.Name}: {exception.Message}",
            .. exception.Data.Cast<DictionaryEntry>().Select(static entry => $"{entry.Key} = {entry.Value}").Order(StringComparer.Ordinal),
            .. Frames(exception),
            .. Causes(exception).Select(static cause => $"caused by {Describe(cause)}"),
        ];
        return string.Join(Environment.NewLine, lines);
    }

    private static IEnumerable<Exception> Causes(Exception exception) => exception switch
    {
        AggregateException aggregate => aggregate.InnerExceptions,
        { InnerException: { } inner } => [inner],
        _ => [],
    };

    private static IEnumerable<string> Frames(Exception exception) => (exception.StackTrace ?? "").Split('\n')
        .Select(static line => line.Trim())
        .Where(static line => line.StartsWith("at ", StringComparison.Ordinal) && !Array.Exists(Others, other => line.StartsWith(other, StringComparison.Ordinal)))
        .Select(static frame => OutlinedName().Replace(frame, "${name}"));

    // An iterator's body moves to a local function; its frame carries that name, and nothing else may differ.
    [GeneratedRegex(@"<(?<name>[^>]+)>g__Original\|(\d+_)?\d+")]
    private static partial Regex OutlinedName();
}

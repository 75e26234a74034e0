using System.Text.RegularExpressions;

namespace Judgeval.Tests.Support;

/// <summary>All that a caller can see of a scenario: its result, or the exception with the fixture's own stack frames and lines.</summary>
public sealed partial record ScenarioOutcome(string? Result, string? Exception)
{
    public static ScenarioOutcome Of(string result) => new(result, null);

    public static ScenarioOutcome Of(Exception exception) => new(null, Describe(exception));

    // The harness, reflection and the runtime have frames too, but only those of the fixture are the user's.
    private static string Describe(Exception exception)
    {
        var frames = (exception.StackTrace ?? "").Split('\n').Select(static line => line.Trim()).Where(static line => line.StartsWith("at AssemblyToProcess.", StringComparison.Ordinal));
        var inner = exception.InnerException is { } cause ? $"{Environment.NewLine}caused by {Describe(cause)}" : "";
        return $"{exception.GetType()}: {exception.Message} [{exception.Data["log"]}]{Environment.NewLine}{string.Join(Environment.NewLine, frames.Select(WithoutOutlining))}{inner}";
    }

    // An iterator's body moves to a local function; its frame carries that name, and nothing else may differ.
    private static string WithoutOutlining(string frame) => OutlinedName().Replace(frame, "${name}");

    [GeneratedRegex(@"<(?<name>[^>]+)>g__Original\|(\d+_)?\d+")]
    private static partial Regex OutlinedName();
}

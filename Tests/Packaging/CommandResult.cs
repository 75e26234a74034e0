namespace Judgeval.Tests.Packaging;

/// <summary>How a child process ended, and everything it wrote.</summary>
public sealed record CommandResult(string Command, int ExitCode, string Output, string Error)
{
    /// <summary>The lines of standard error.</summary>
    public IReadOnlyList<string> ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Itself, if the process succeeded.</summary>
    public CommandResult Succeeded()
    {
        Assert.True(ExitCode == 0, ToString());
        return this;
    }

    /// <summary>Itself, if the process failed.</summary>
    public CommandResult Failed()
    {
        Assert.True(ExitCode != 0, ToString());
        return this;
    }

    /// <summary>Itself, if each text is somewhere in what it wrote.</summary>
    public CommandResult Says(params string[] texts)
    {
        Assert.All(texts, text => Assert.True(Output.Contains(text, StringComparison.Ordinal) || Error.Contains(text, StringComparison.Ordinal), $"not said: {text}\n{this}"));
        return this;
    }

    /// <summary>The whole of it, for the message of an assertion.</summary>
    public override string ToString() => $"{Command}\nexit code {ExitCode}\n{Output}\n{Error}";
}

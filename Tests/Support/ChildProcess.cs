using System.Diagnostics;

namespace Judgeval.Tests.Support;

/// <summary>A real process that runs one of <see cref="ChildScenarios"/>: this assembly again, with its scenario as a startup hook before its empty Main.</summary>
internal static class ChildProcess
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public static async Task<ChildResult> RunAsync(string scenario, IReadOnlyDictionary<string, string> environment)
    {
        using Process process = Start(scenario, environment);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> error = process.StandardError.ReadToEndAsync();
            using var timeout = new CancellationTokenSource(Deadline);
            await process.WaitForExitAsync(timeout.Token);
            return new ChildResult(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    /// <summary>Starts the scenario; its end, and what it writes, is the caller's.</summary>
    public static Process Start(string scenario, IReadOnlyDictionary<string, string> environment)
    {
        string assembly = typeof(ChildProcess).Assembly.Location;
        var start = new ProcessStartInfo(System.Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", [assembly])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string key in start.Environment.Keys.Where(static key => key.StartsWith("JUDGMENT_", StringComparison.Ordinal) || key.StartsWith("OTEL_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(key);
        }

        foreach (KeyValuePair<string, string> variable in environment)
        {
            start.Environment[variable.Key] = variable.Value;
        }

        start.Environment["DOTNET_STARTUP_HOOKS"] = assembly;
        start.Environment[ChildScenarios.Key] = scenario;
        return Process.Start(start)!;
    }
}

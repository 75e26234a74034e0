using System.Diagnostics;

namespace Judgeval.Tests.Packaging;

/// <summary>Runs the dotnet command line as a user's shell would.</summary>
internal static class Command
{
    // What the test host and MSBuild around it set for themselves, and what this machine's user may have set for tracing.
    private static readonly string[] NotPassedOn =
        ["MSBUILD", "_MSBUILD", "VSTEST", "TESTINGPLATFORM", "CORECLR_", "COR_", "DOTNET_HOST_PATH", "DOTNET_STARTUP_HOOKS", "NUGET_PACKAGES", "JUDGMENT_", "OTEL_"];

    /// <summary>Runs <c>dotnet</c>; after the timeout the process and its children are killed and the test fails with what they wrote.</summary>
    public static async Task<CommandResult> DotnetAsync(
        string folder, IReadOnlyDictionary<string, string> environment, TimeSpan timeout, params string[] arguments)
    {
        using var process = new Process { StartInfo = StartInfo(folder, environment, arguments) };
        process.Start();
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var name = $"dotnet {string.Join(' ', arguments)}";
        using var deadline = new CancellationTokenSource(timeout);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{name}\nkilled after {timeout}\n{await output}\n{await error}");
        }

        return new CommandResult(name, process.ExitCode, await output, await error);
    }

    private static ProcessStartInfo StartInfo(string folder, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        var info = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in info.Environment.Keys.Where(IsNotPassedOn).ToList())
        {
            info.Environment.Remove(name);
        }

        // A node that stays behind would keep the redirected streams, and this process, waiting.
        info.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        info.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        info.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }

        return info;
    }

    private static bool IsNotPassedOn(string name) => NotPassedOn.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}

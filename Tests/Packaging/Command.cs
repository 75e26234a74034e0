using System.Diagnostics;
using System.Globalization;

namespace Judgeval.Tests.Packaging;

/// <summary>Runs the dotnet command line and programs as a user's shell would.</summary>
internal static class Command
{
    // What the test host and MSBuild around it set for themselves, and what this machine's user may have set for tracing.
    private static readonly string[] NotPassedOn =
        ["MSBUILD", "_MSBUILD", "VSTEST", "TESTINGPLATFORM", "CORECLR_", "COR_", "DOTNET_HOST_PATH", "DOTNET_STARTUP_HOOKS", "NUGET_PACKAGES", "JUDGMENT_", "OTEL_"];

    private static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Runs <c>dotnet</c>; after the timeout the process and its children are killed and the test fails with what they wrote.</summary>
    public static Task<CommandResult> DotnetAsync(
        string folder, IReadOnlyDictionary<string, string> environment, TimeSpan timeout, params string[] arguments) =>
        RunAsync(Dotnet, folder, environment, timeout, arguments);

    /// <inheritdoc cref="DotnetAsync"/>
    public static Task<CommandResult> RunAsync(
        string file, string folder, IReadOnlyDictionary<string, string> environment, TimeSpan timeout, params string[] arguments) =>
        RunAsync(StartInfo(file, folder, environment, arguments), timeout, static (_, _) => Task.CompletedTask);

    /// <summary>As <see cref="DotnetAsync"/>, interrupted as Ctrl+C does once a file exists.</summary>
    public static Task<CommandResult> InterruptDotnetAsync(
        string folder, IReadOnlyDictionary<string, string> environment, TimeSpan timeout, string file, params string[] arguments)
    {
        return RunAsync(StartInfo(Dotnet, folder, environment, arguments), timeout, async (process, cancellationToken) =>
        {
            while (!File.Exists(file) && !process.HasExited)
            {
                await Task.Delay(20, cancellationToken);
            }

            using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync(cancellationToken);
        });
    }

    private static async Task<CommandResult> RunAsync(ProcessStartInfo start, TimeSpan timeout, Func<Process, CancellationToken, Task> meanwhile)
    {
        using var process = new Process { StartInfo = start };
        process.Start();
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var name = $"{Path.GetFileName(start.FileName)} {string.Join(' ', start.ArgumentList)}";
        using var deadline = new CancellationTokenSource(timeout);
        try
        {
            await meanwhile(process, deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{name}\nkilled after {timeout}\n{await output}\n{await error}");
        }

        return new CommandResult(name, process.ExitCode, await output, await error);
    }

    private static ProcessStartInfo StartInfo(string file, string folder, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        var info = new ProcessStartInfo(file, arguments)
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

using System.Diagnostics;

namespace Judgeval.Tests.Support.Faults;

/// <summary>A child process that says how far it is, and is killed at a moment that the test chooses.</summary>
internal sealed class RunningChild : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _error;

    private RunningChild(Process process)
    {
        _process = process;
        _error = process.StandardError.ReadToEndAsync();
    }

    public static RunningChild Start(string scenario, IReadOnlyDictionary<string, string> environment) => new(ChildProcess.Start(scenario, environment));

    /// <summary>The next line that the child writes.</summary>
    public async Task<string> ReadLineAsync() =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(Longest) ?? throw new InvalidOperationException("the child ended: " + await _error);

    /// <summary>As <c>kill -9</c>: the child runs nothing any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Longest);
    }

    /// <summary>Sends a signal and says how the child ended: its exit code, or 128 and the number of the signal.</summary>
    public async Task<int> SignalAsync(int signal)
    {
        Libc.Kill(_process.Id, signal);
        await _process.WaitForExitAsync().WaitAsync(Longest);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }
}

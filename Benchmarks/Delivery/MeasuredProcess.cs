using System.Diagnostics;

namespace Judgeval.Benchmarks.Delivery;

/// <summary>This program again, for one measurement.</summary>
internal static class MeasuredProcess
{
    public static ProcessStartInfo Info(params string[] args)
    {
        // Under its own name, or under that of the host.
        string program = Environment.ProcessPath!;
        bool isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        return new ProcessStartInfo(program, isHost ? [typeof(MeasuredProcess).Assembly.Location, .. args] : args) { RedirectStandardOutput = true };
    }
}

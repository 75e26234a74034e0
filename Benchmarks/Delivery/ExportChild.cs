using System.Diagnostics;
using System.Globalization;

namespace Judgeval.Benchmarks.Delivery;

/// <summary>The measured process of <see cref="ExportRace"/>: the same spans, to one exporter or to both in turns.</summary>
internal static class ExportChild
{
    public const string Command = "export-child";

    private const int Rounds = 40;
    private const int WarmUpRounds = 10;
    private const int Chunk = 100_000;
    private const int ChunksOfOne = 4;

    public static void Run(string exporters, string url, TextWriter output)
    {
        if (exporters == "both")
        {
            Race(url, output);
            return;
        }

        using ExportPath path = exporters == ExportPath.Judgeval ? ExportPath.Ours(url) : ExportPath.Theirs(url);
        path.Export(ChunksOfOne * Chunk);
        using var process = Process.GetCurrentProcess();
        output.WriteLine((process.PeakWorkingSet64 / 1048576.0).ToString("0", CultureInfo.InvariantCulture));
    }

    // In turns, and each round by itself: whatever else the machine does slows down both.
    private static void Race(string url, TextWriter output)
    {
        using ExportPath ours = ExportPath.Ours(url);
        using ExportPath theirs = ExportPath.Theirs(url);
        for (int i = 0; i < WarmUpRounds + Rounds; i++)
        {
            bool first = i % 2 == 0;
            ExportRun one = Measure(first ? ours : theirs);
            ExportRun other = Measure(first ? theirs : ours);
            if (i >= WarmUpRounds)
            {
                output.WriteLine(string.Join(' ', new[] { first ? one : other, first ? other : one }.Select(static run => string.Create(CultureInfo.InvariantCulture, $"{run.Rate:0} {run.Microseconds:0.000}"))));
            }
        }
    }

    private static ExportRun Measure(ExportPath path)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TimeSpan used = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        path.Export(Chunk);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new ExportRun(Chunk / seconds, (Environment.CpuUsage.TotalTime - used).TotalMicroseconds / Chunk);
    }
}

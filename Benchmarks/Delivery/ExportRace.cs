using System.Diagnostics;
using System.Globalization;
using Judgeval.Tests.Support.Faults;

namespace Judgeval.Benchmarks.Delivery;

/// <summary>Our export beside OpenTelemetry's, in turns, to one server: the same spans, queue and batches, no compression. From the first span to the last answer.</summary>
internal static class ExportRace
{
    private const int Rounds = 7;

    public static void Print(TextWriter output)
    {
        using var server = new FaultServer { Otherwise = Misbehave.Discard };
        var ours = new List<(double Rate, double Memory)>();
        var theirs = new List<(double Rate, double Memory)>();
        for (int i = 0; i < Rounds; i++)
        {
            ours.Add(Run("judgeval", server.Url));
            theirs.Add(Run("opentelemetry", server.Url));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {i + 1}: {ours[i].Rate:0} and {theirs[i].Rate:0} spans/s, {ours[i].Rate / theirs[i].Rate:0.00}×"));
        }

        output.WriteLine();
        output.WriteLine("| exporter | spans/s, median | best | peak memory |");
        output.WriteLine("|---|---|---|---|");
        Print("OpenTelemetry", theirs, output);
        Print("Judgeval", ours, output);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio of medians {Median(ours) / Median(theirs):0.00}×, of bests {ours.Max(static run => run.Rate) / theirs.Max(static run => run.Rate):0.00}×"));
    }

    private static void Print(string name, List<(double Rate, double Memory)> runs, TextWriter output) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {Median(runs):0} | {runs.Max(static run => run.Rate):0} | {runs.Max(static run => run.Memory):0} MB |"));

    private static double Median(List<(double Rate, double Memory)> runs) => runs.Select(static run => run.Rate).Order().ElementAt(runs.Count / 2);

    private static (double Rate, double Memory) Run(string exporter, string url)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [typeof(ExportRace).Assembly.Location, ExportChild.Command, exporter, url]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string[] words = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        return (double.Parse(words[0], CultureInfo.InvariantCulture), double.Parse(words[1], CultureInfo.InvariantCulture));
    }
}

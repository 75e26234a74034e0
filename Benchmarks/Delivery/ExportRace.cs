using System.Diagnostics;
using System.Globalization;
using Judgeval.Tests.Support.Faults;

namespace Judgeval.Benchmarks.Delivery;

/// <summary>Our export beside OpenTelemetry's, in turns, to one server: the same spans, queue, batches and headers, no compression.</summary>
internal static class ExportRace
{
    public static void Print(TextWriter output)
    {
        using var server = new FaultServer { Otherwise = Misbehave.Discard };
        List<(ExportRun Ours, ExportRun Theirs)> rounds = [.. Run("both", server.Url).Select(Round)];
        output.WriteLine("| exporter | spans/s, median of the rounds | processor time a span | peak memory, 400,000 spans at once |");
        output.WriteLine("|---|---|---|---|");
        Print("OpenTelemetry", rounds.ConvertAll(static round => round.Theirs), Run(ExportPath.OpenTelemetry, server.Url).Single(), output);
        Print("Judgeval", rounds.ConvertAll(static round => round.Ours), Run(ExportPath.Judgeval, server.Url).Single(), output);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"median of {rounds.Count} rounds: {Median(rounds.Select(static round => round.Ours.Rate / round.Theirs.Rate)):0.00}× the spans/s, {Median(rounds.Select(static round => round.Theirs.Microseconds / round.Ours.Microseconds)):0.00}× for the same processor time"));
    }

    private static void Print(string name, List<ExportRun> runs, string memory, TextWriter output) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {Median(runs.Select(static run => run.Rate)):0} | {Median(runs.Select(static run => run.Microseconds)):0.00} µs | {memory} MB |"));

    private static (ExportRun Ours, ExportRun Theirs) Round(string line)
    {
        double[] numbers = [.. line.Split(' ').Select(static word => double.Parse(word, CultureInfo.InvariantCulture))];
        return (new ExportRun(numbers[0], numbers[1]), new ExportRun(numbers[2], numbers[3]));
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static string[] Run(string exporters, string url)
    {
        using Process process = Process.Start(MeasuredProcess.Info(ExportChild.Command, exporters, url))!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

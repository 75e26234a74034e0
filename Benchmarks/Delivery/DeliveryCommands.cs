using System.Globalization;

namespace Judgeval.Benchmarks.Delivery;

/// <summary>What the command line may ask for; each measured program is a process of its own, so that its memory is its own.</summary>
internal static class DeliveryCommands
{
    /// <summary>False if it is another's.</summary>
    public static bool TryRun(string[] args, TextWriter output)
    {
        switch (args)
        {
            case ["delivery", .. var names]:
                FaultTable.Print(names.FirstOrDefault() ?? "", output);
                return true;
            case ["soak", .. var minutes]:
                Soak.Print(double.Parse(minutes.FirstOrDefault() ?? "10", CultureInfo.InvariantCulture), output);
                return true;
            case ["export"]:
                ExportRace.Print(output);
                return true;
            case [DeliveryChild.Command]:
                DeliveryChild.Run();
                return true;
            case [ExportChild.Command, var exporter, var url]:
                ExportChild.Run(exporter, url, output);
                return true;
            default:
                return false;
        }
    }
}

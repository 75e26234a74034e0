using Judgeval.Tests.Support.Faults;

namespace Judgeval.Tests.Runtime.Delivery;

/// <summary>What every run has to show, and what a run may promise.</summary>
internal static class DeliveryAssert
{
    /// <summary>Every span is accounted for, the tracer's word is the server's, and nobody saw the key.</summary>
    public static void AddsUp(DeliveryReport report)
    {
        Assert.True(report.AddsUp, $"{report.Ended} spans ended, but {report.Diagnostics.Finished} are accounted for, and {report.Diagnostics.Pending} wait");
        Assert.DoesNotContain(DeliveryRun.Key, report.Warnings, StringComparison.Ordinal);
    }

    /// <summary>Every span arrived, and arrived once.</summary>
    public static void DeliversAllOnce(DeliveryReport report)
    {
        AddsUp(report);
        Assert.Empty(report.Drops);
        Assert.Equal((report.Ended, 0), (report.Delivered, report.Duplicated));
        Assert.Equal(report.Ended, report.Exported + report.Diagnostics.Replayed);
    }

    /// <summary>Every span was lost, for one reason.</summary>
    public static void DropsAllFor(string reason, DeliveryReport report)
    {
        AddsUp(report);
        Assert.Equal(new Dictionary<string, long> { [reason] = report.Ended }, report.Drops);
        Assert.Equal(0, report.Delivered);
    }
}

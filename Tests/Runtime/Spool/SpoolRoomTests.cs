using Judgeval.Export.Delivery;
using Judgeval.Export.Spooling;
using Judgeval.Tests.Support.Faults;

namespace Judgeval.Tests.Runtime.Spooling;

/// <summary>How much is kept, and what goes when that is not enough.</summary>
public sealed class SpoolRoomTests
{
    private const int Kilobytes = 1024;

    [Fact]
    public void the_oldest_requests_go_first_and_whole_and_their_spans_are_counted()
    {
        using var spool = new TestSpool(static settings => settings with { MaxBytes = 10 * Kilobytes });
        for (int i = 0; i < 6; i++)
        {
            Assert.True(spool.Spool.TryWrite(TestSpool.Request($"{i}", spans: 10 + i, bytes: 3 * Kilobytes)));
            Assert.InRange(spool.Files.Sum(static file => new FileInfo(file).Length), 1, 10 * Kilobytes);
        }

        Assert.Equal(10 + 11 + 12, spool.Spool.EvictedSpans);
        Assert.Equal(["3", "4", "5"], spool.Drain());
        Assert.Contains("JUDGMENT_SPOOL_MAX_BYTES", Assert.Single(spool.WarningLines), StringComparison.Ordinal);
    }

    [Fact]
    public void no_more_requests_are_kept_than_a_listing_should_have()
    {
        using var spool = new TestSpool(static settings => settings with { MaxRequests = 3 });
        spool.Write("1", "2", "3", "4", "5");

        Assert.Equal(2, spool.Spool.EvictedSpans);
        Assert.Equal(["3", "4", "5"], spool.Drain());
    }

    [Fact]
    public void a_request_that_is_being_sent_is_not_evicted()
    {
        using var spool = new TestSpool(static settings => settings with { MaxRequests = 2 });
        spool.Write("1", "2");
        ISpoolLease first = TestSpool.Take(spool.Spool)!;
        spool.Write("3");
        ISpoolLease third = TestSpool.Take(spool.Spool)!;

        Assert.Equal(SpoolWrite.NoRoom, spool.Spool.Write(TestSpool.Request("4")));
        Assert.False(spool.Spool.TryWrite(TestSpool.Request("5")));
        first.Complete();
        spool.Write("6");
        third.Release();

        Assert.Equal(["3", "6"], spool.Drain().Order());
        Assert.Equal(1, spool.Spool.EvictedSpans);
    }

    [Fact]
    public void a_request_larger_than_everything_may_be_is_not_kept_and_costs_no_other()
    {
        using var spool = new TestSpool(static settings => settings with { MaxBytes = 2 * Kilobytes });
        spool.Write("1");

        Assert.Equal(SpoolWrite.TooLarge, spool.Spool.Write(TestSpool.Request("2", bytes: 2 * Kilobytes)));

        Assert.Equal(0, spool.Spool.EvictedSpans);
        Assert.Equal(["1"], spool.Drain());
    }

    [Fact]
    public void what_was_set_aside_is_bounded()
    {
        using var spool = new TestSpool(static settings => settings with { MaxBytes = 100 * Kilobytes });
        for (int i = 0; i < 30; i++)
        {
            spool.Write($"{i}");
            TestSpool.Take(spool.Spool)!.SetAside("refused");
        }

        Assert.Equal(20, spool.BadFiles.Length);
        for (int i = 0; i < 3; i++)
        {
            Assert.True(spool.Spool.TryWrite(TestSpool.Request("large", bytes: 8 * Kilobytes)));
            TestSpool.Take(spool.Spool)!.SetAside("refused");
        }

        Assert.InRange(spool.BadFiles.Sum(static file => new FileInfo(file).Length), 8 * Kilobytes, 10 * Kilobytes);
    }

    [Fact]
    public void somebody_who_works_in_the_folder_for_too_long_is_not_waited_for()
    {
        using var spool = new TestSpool(static settings => settings with { BusyMilliseconds = 20 });
        spool.Write("1");
        using (OwnerOnly.OpenAlone(Path.Combine(spool.Folder, ".lock"), FileMode.Open))
        {
            Assert.Equal(SpoolWrite.Busy, spool.Spool.Write(TestSpool.Request("2")));
            Assert.False(spool.Spool.TryWrite(TestSpool.Request("3")));
        }

        spool.Write("4");
        Assert.Equal(["1", "4"], spool.Drain());
        Assert.Single(spool.WarningLines);
    }
}

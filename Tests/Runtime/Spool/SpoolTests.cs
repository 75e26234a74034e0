using System.Collections.Concurrent;
using System.Text;
using Judgeval.Export.Delivery;
using Judgeval.Tests.Support.Faults;

namespace Judgeval.Tests.Runtime.Spooling;

/// <summary>Requests that go in and come out, by one process.</summary>
public sealed class SpoolTests
{
    [Fact]
    public void a_request_comes_back_as_it_was()
    {
        using var spool = new TestSpool();
        SpooledRequest written = TestSpool.Request("Käse \"shop\"", spans: 12, bytes: 70_000);
        Assert.True(spool.Spool.TryWrite(written));

        Assert.Equivalent(written, TestSpool.Take(spool.Open())!.Request, strict: true);
    }

    [Fact]
    public void what_is_not_known_comes_back_as_not_known()
    {
        using var spool = new TestSpool();
        var written = new SpooledRequest { ApiUrl = TestSpool.Url, Path = "" };
        Assert.True(spool.Spool.TryWrite(written));

        Assert.Equivalent(written, TestSpool.Take(spool.Spool, organization: null)!.Request, strict: true);
    }

    [Fact]
    public void the_oldest_request_is_taken_first()
    {
        using var spool = new TestSpool();
        spool.Write("a", "c", "b");

        Assert.Equal(["a", "c", "b"], spool.Drain());
        Assert.Empty(spool.Files);
    }

    [Fact]
    public void a_clock_that_was_set_back_does_not_change_the_order()
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        using var spool = new TestSpool(settings => settings with { Clock = () => now });
        spool.Write("first");
        now -= TimeSpan.FromDays(400);
        spool.Write("second");
        now -= TimeSpan.FromDays(400);
        Assert.True(spool.Open().TryWrite(TestSpool.Request("third")));
        now = DateTimeOffset.UtcNow;
        spool.Write("fourth");

        Assert.Equal(["first", "second", "third", "fourth"], spool.Drain());
    }

    [Fact]
    public void a_request_that_somebody_holds_is_offered_to_nobody_else()
    {
        using var spool = new TestSpool();
        spool.Write("one", "two");
        ISpoolLease held = TestSpool.Take(spool.Spool)!;

        Assert.Equal(["two"], TestSpool.Drain(spool.Open()));
        Assert.Null(TestSpool.Take(spool.Spool));
        held.Release();
        Assert.Equal(["one"], TestSpool.Drain(spool.Open()));
    }

    [Fact]
    public void a_released_request_is_at_the_end_of_the_line()
    {
        using var spool = new TestSpool();
        spool.Write("one", "two", "three");
        var offered = new List<string>();
        for (int i = 0; i < 5; i++)
        {
            ISpoolLease lease = TestSpool.Take(spool.Spool)!;
            offered.Add(lease.Request.ProjectName!);
            lease.Release();
        }

        Assert.Equal(["one", "two", "three", "one", "two"], offered);
    }

    [Fact]
    public void a_lease_ends_once()
    {
        using var spool = new TestSpool();
        spool.Write("one");
        ISpoolLease lease = TestSpool.Take(spool.Spool)!;
        lease.Release();
        lease.Complete();
        lease.SetAside("late");

        Assert.Equal(["one"], spool.Drain());
        Assert.Empty(spool.BadFiles);
    }

    [Fact]
    public void who_opened_a_file_before_it_was_deleted_sees_that_it_is_done_with()
    {
        using var spool = new TestSpool(static settings => settings with { MaxRequests = 3 });
        spool.Write("delivered", "refused", "evicted");
        Array.ForEach(spool.Files, static file => Libc.Link(file, file + ".opened"));
        TestSpool.Take(spool.Spool)!.Complete();
        TestSpool.Take(spool.Spool)!.SetAside("refused");
        spool.Write("a", "b", "c");
        foreach (string file in Directory.GetFiles(spool.Folder, "*.opened"))
        {
            File.Move(file, file[..^".opened".Length]);
        }

        Assert.Equal(6, spool.Files.Length);
        Assert.Equal(["a", "b", "c"], spool.Drain());
    }

    [Fact]
    public void a_request_that_was_set_aside_is_kept_but_never_offered_again()
    {
        using var spool = new TestSpool();
        spool.Write("one", "two");
        TestSpool.Take(spool.Spool)!.SetAside("the server refused it");
        TestSpool.Take(spool.Spool)!.SetAside("the server refused it");

        Assert.Null(TestSpool.Take(spool.Open()));
        Assert.Empty(spool.Files);
        Assert.Equal(2, spool.BadFiles.Length);
        Assert.Contains("the server refused it", Assert.Single(spool.WarningLines), StringComparison.Ordinal);
    }

    [Fact]
    public void only_requests_of_the_same_endpoint_and_organization_are_offered()
    {
        using var spool = new TestSpool();
        Assert.True(spool.Spool.TryWrite(TestSpool.Request("other endpoint", url: "https://other.test")));
        Assert.True(spool.Spool.TryWrite(TestSpool.Request("other organization", organization: "other")));
        Assert.True(spool.Spool.TryWrite(TestSpool.Request("mine", url: TestSpool.Url + "/")));

        Assert.Equal(["mine"], spool.Drain());
        Assert.Equal("other organization", TestSpool.Take(spool.Spool, organization: "other")!.Request.ProjectName);
        Assert.Equal("other endpoint", TestSpool.Take(spool.Spool, "https://other.test")!.Request.ProjectName);
    }

    [Fact]
    public void a_credential_in_the_url_is_not_written()
    {
        using var spool = new TestSpool();
        const string Url = "https://user:hunter2@judgment.test/base?key=hunter2#hunter2";
        Assert.True(spool.Spool.TryWrite(TestSpool.Request("one", url: Url)));

        Assert.All(Directory.GetFiles(spool.Folder), file => Assert.DoesNotContain("hunter2", file + Encoding.UTF8.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal));
        Assert.Equal("https://judgment.test/base", TestSpool.Take(spool.Spool, Url)!.Request.ApiUrl);
    }

    [Fact]
    public async Task threads_that_write_and_take_at_once_lose_and_double_nothing()
    {
        const int Writers = 4;
        const int Each = 20;
        using var spool = new TestSpool();
        var taken = new ConcurrentBag<string>();
        Task writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Factory.StartNew(() =>
        {
            var own = spool.Open();
            for (int i = 0; i < Each; i++)
            {
                Assert.True(own.TryWrite(TestSpool.Request($"{writer}.{i}")));
            }
        }, TaskCreationOptions.LongRunning)));
        Task reading = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Factory.StartNew(() =>
        {
            var own = spool.Open();
            while (taken.Count < Writers * Each && !writing.IsFaulted)
            {
                TestSpool.Drain(own).ForEach(taken.Add);
            }
        }, TaskCreationOptions.LongRunning)));

        await writing;
        await reading;

        Assert.Equal(Writers * Each, taken.Distinct().Count());
        Assert.Equal(Writers * Each, taken.Count);
        Assert.Equal("", spool.Warnings.ToString());
    }
}

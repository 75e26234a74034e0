using System.Runtime.Versioning;
using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Faults;

namespace Judgeval.Tests.Runtime.Spooling;

/// <summary>What only other processes show: who has a request, what is left of the dead, and what the system refuses.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SpoolProcessTests
{
    [Fact]
    public async Task several_processes_take_every_request_once()
    {
        const int Requests = 90;
        using var spool = new TestSpool();
        await using RunningChild one = Start(nameof(SpoolScenarios.TakeAll), spool);
        await using RunningChild two = Start(nameof(SpoolScenarios.TakeAll), spool);
        string[] names = [.. Enumerable.Range(0, Requests).Select(static i => $"r{i}")];
        spool.Write(names[..(Requests / 2)]);
        Assert.Equal("ready", await one.ReadLineAsync());
        Assert.Equal("ready", await two.ReadLineAsync());
        await File.WriteAllTextAsync(spool.Folder + ".go", "");
        spool.Write(names[(Requests / 2)..]);

        List<string> taken = [.. Words(await one.ReadLineAsync()), .. Words(await two.ReadLineAsync()), .. spool.Drain()];

        Assert.Equal(names.Order(), taken.Order());
    }

    [Fact]
    public async Task the_request_of_a_process_that_was_killed_is_offered_again()
    {
        using var spool = new TestSpool();
        spool.Write("one", "two");
        await using RunningChild child = Start(nameof(SpoolScenarios.HoldLease), spool);
        Assert.Equal("one", await child.ReadLineAsync());

        Assert.Equal(["two"], spool.Drain());
        await child.KillAsync();
        Assert.Equal(["one"], spool.Drain());
    }

    [Fact]
    public async Task what_a_process_was_writing_when_it_was_killed_is_removed()
    {
        using var spool = new TestSpool();
        await using RunningChild child = Start(nameof(SpoolScenarios.DieWhileWriting), spool);
        string unfinished = Path.Combine(spool.Folder, await child.ReadLineAsync());

        spool.Open();
        Assert.True(File.Exists(unfinished));
        await child.KillAsync();
        Assert.Empty(TestSpool.Drain(spool.Open()));
        Assert.False(File.Exists(unfinished));
    }

    [Fact]
    public async Task a_full_disk_costs_what_does_not_fit_and_no_more()
    {
        using var spool = new TestSpool();

        ChildResult child = await ChildProcess.RunAsync(nameof(SpoolScenarios.FillTheDisk), EnvironmentOf(spool));

        Assert.Equal("True False False True; ; small room\n", child.Output);
        Assert.Contains("cannot be written to", Assert.Single(child.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_folder_that_has_become_read_only_costs_what_would_be_written_and_no_more()
    {
        using var spool = new TestSpool();

        // Nobody has to get there.
        File.SetUnixFileMode(Path.GetDirectoryName(spool.Folder)!, (UnixFileMode)0b111_101_101);
        ChildResult child = await ChildProcess.RunAsync(nameof(SpoolScenarios.LoseTheRightToWrite), EnvironmentOf(spool));

        Assert.Equal("True False False False True; before after\n", child.Output);
        Assert.Equal(2, child.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static RunningChild Start(string scenario, TestSpool spool) => RunningChild.Start(scenario, EnvironmentOf(spool));

    private static Dictionary<string, string> EnvironmentOf(TestSpool spool) => new() { [SpoolScenarios.FolderKey] = spool.Folder };

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

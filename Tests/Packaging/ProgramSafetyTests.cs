using Judgeval.Tests.Support;

namespace Judgeval.Tests.Packaging;

/// <summary>The consumer when tracing cannot work: it runs as ever, ends in time, and its user is told once.</summary>
[Collection(SharedPackages.Name)]
public sealed class ProgramSafetyTests(PackageFeed feed)
{
    [Fact]
    public async Task without_an_account_there_is_one_warning()
    {
        var run = await RunsAsEverAsync(new Dictionary<string, string>());

        var warning = Assert.Single(run.ErrorLines);
        Assert.Contains("JUDGMENT_API_KEY", warning, StringComparison.Ordinal);
        Assert.Contains("JUDGMENT_ORG_ID", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_endpoint_that_is_not_there_is_told_once()
    {
        var server = await OtlpServer.StartAsync();
        var url = server.Url;
        await server.DisposeAsync();

        var run = await RunsAsEverAsync(ConsumerRun.Account(url));

        Assert.Contains(url, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(500)]
    public async Task an_endpoint_that_refuses_is_told_once(int status)
    {
        await using var server = await OtlpServer.StartAsync();
        server.Status = status;

        var run = await RunsAsEverAsync(ConsumerRun.Account(server.Url));

        var warning = Assert.Single(run.ErrorLines);
        Assert.Contains(server.Url, warning, StringComparison.Ordinal);
        Assert.Contains($"{status}", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_endpoint_that_never_answers_does_not_keep_the_program()
    {
        var never = new TaskCompletionSource();
        await using var server = await OtlpServer.StartAsync();
        server.Gate = never.Task;

        var run = await RunsAsEverAsync(ConsumerRun.Account(server.Url));

        Assert.InRange(run.ErrorLines.Count, 0, 1);
        never.SetResult();
    }

    [Fact]
    public async Task an_unknown_exporter_stops_the_start_and_says_what_is_allowed()
    {
        var run = await feed.Consumer.RunAgainAsync(new Dictionary<string, string> { ["JUDGMENT_EXPORTERS"] = "console,otpl" });

        run.Failed().Says("JUDGMENT_EXPORTERS names the exporter 'otpl'; allowed are otlp, console, file.");
    }

    private async Task<CommandResult> RunsAsEverAsync(Dictionary<string, string> environment)
    {
        var unwoven = (await feed.Consumer.RunAsync("Debug")).Unwoven;
        var run = (await feed.Consumer.RunAgainAsync(environment)).Succeeded();
        Assert.Equal(unwoven.Output, run.Output);
        return run;
    }
}

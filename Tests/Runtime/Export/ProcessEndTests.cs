using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Faults;

namespace Judgeval.Tests.Runtime.Export;

/// <summary>However a process ends, what has ended in it arrives, and the end is what it would have been.</summary>
public sealed class ProcessEndTests
{
    private const int Hangup = 1;
    private const int Interrupt = 2;
    private const int Quit = 3;
    private const int Terminate = 15;

    [Theory]
    [InlineData(Terminate, 143)]
    [InlineData(Interrupt, 130)]
    [InlineData(Quit, 131)]
    [InlineData(Hangup, 129)]
    public async Task a_signal_ends_the_process_as_without_a_tracer_and_loses_nothing(int signal, int exitCode)
    {
        await using OtlpServer server = await OtlpServer.StartAsync();

        int traced = await SignalAsync(nameof(EndScenarios.WaitForSignal), signal, EnvironmentFor(server.Url));
        int untraced = await SignalAsync(nameof(EndScenarios.WaitForSignal), signal, new() { ["JUDGMENT_MONITORING"] = "false" });

        Assert.Equal((exitCode, exitCode), (traced, untraced));
        Assert.Equal(EndScenarios.Spans, server.Spans.Count);
    }

    [Theory]
    [InlineData(Terminate)]
    [InlineData(Interrupt)]
    public async Task a_program_that_takes_a_signal_on_goes_on_and_so_does_its_tracer(int signal)
    {
        await using OtlpServer server = await OtlpServer.StartAsync();

        int exitCode = await SignalAsync(nameof(EndScenarios.TakeSignalOn), signal, EnvironmentFor(server.Url));

        Assert.Equal(7, exitCode);
        Assert.Equal(EndScenarios.Spans + 1, server.Spans.Count);
        Assert.Contains(server.Spans, static span => span.Name == "Goodbye");
    }

    [Theory]
    [InlineData(Terminate)]
    [InlineData(Interrupt)]
    public async Task a_host_stops_as_it_does_and_loses_nothing(int signal)
    {
        await using OtlpServer server = await OtlpServer.StartAsync();

        int exitCode = await SignalAsync(nameof(EndScenarios.HostUntilSignal), signal, EnvironmentFor(server.Url));

        Assert.Equal(0, exitCode);
        Assert.Equal(["Goodbye", "Work"], server.Spans.Select(static span => span.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task a_server_that_never_answers_does_not_keep_a_signal_from_ending_the_process()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        var never = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Gate = never.Task;
        Dictionary<string, string> environment = EnvironmentFor(server.Url);
        environment["JUDGMENT_TIMEOUT_MS"] = "600000";

        // Its end is what is shown: a process kept alive would be given up on, and the test fail.
        Assert.Equal(143, await SignalAsync(nameof(EndScenarios.WaitForSignal), Terminate, environment));
        never.SetResult();
    }

    [Fact]
    public async Task an_exit_in_the_middle_of_a_span_loses_none_that_had_ended()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();

        ChildResult child = await ChildProcess.RunAsync(nameof(EndScenarios.ExitInTheMiddle), EnvironmentFor(server.Url));

        Assert.Equal((3, ""), (child.ExitCode, child.Error));
        Assert.Equal(EndScenarios.Spans, server.Spans.Count);
    }

    private static async Task<int> SignalAsync(string scenario, int signal, Dictionary<string, string> environment)
    {
        await using RunningChild child = RunningChild.Start(scenario, environment);
        Assert.Equal("ready", await child.ReadLineAsync());
        return await child.SignalAsync(signal);
    }

    // Nothing is exported before the end.
    private static Dictionary<string, string> EnvironmentFor(string url) => new()
    {
        ["JUDGMENT_API_URL"] = url,
        ["JUDGMENT_API_KEY"] = "key",
        ["JUDGMENT_ORG_ID"] = "org",
        ["JUDGMENT_PROJECT_NAME"] = "shop",
        ["JUDGMENT_SCHEDULE_DELAY_MS"] = "600000",
        ["JUDGMENT_MAX_EXPORT_BATCH_SIZE"] = "1000",
    };
}

using Judgeval.Spans;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Export;

public sealed class ProjectLookupTests
{
    [Fact]
    public async Task a_lookup_cut_off_by_the_end_is_told_when_spans_waited_for_it()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.ResolveGate = gate.Task;
        using var warnings = new FirstLine();
        Tracer tracer = Tracer.Create(
            new TracerOptions { ProjectName = "shop", ApiKey = "key", OrganizationId = "org", ApiUrl = server.Url, WarningWriter = warnings },
            static _ => null);
        TracerScope.SetOverride(tracer);

        HandWoven.Run(HandWoven.Method("Run"), static () => { });
        Assert.False(tracer.Stop(1000));

        Assert.Contains("cannot be reached", await warnings.Text.WaitAsync(TimeSpan.FromSeconds(30)), StringComparison.Ordinal);
        gate.SetResult();
    }

    private sealed class FirstLine : StringWriter
    {
        private readonly TaskCompletionSource<string> _text = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Text => _text.Task;

        public override void WriteLine(string? value) => _text.TrySetResult(value!);
    }
}

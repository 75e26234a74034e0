using System.Diagnostics;
using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Weaving;

public sealed class ContextTests : ScenarioTests
{
    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public async Task a_call_sets_it_for_its_span_and_all_that_start_later(Build build)
    {
        using var tracer = new TestTracer();

        await new Scenario("ContextCases", "RunSync").RunIn(WovenAssembly.Of(build).Woven);

        Assert.Equal(
            [
                "Search: - - -",
                "Search: session user beta,eu",
                "Ask: session user beta,eu",
                "Search: session user beta,eu",
                "Turn: - - -",
            ],
            tracer.Spans.Select(Describe));
    }

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public async Task an_async_call_and_an_enumeration_set_it_too(Build build)
    {
        using var tracer = new TestTracer();

        await new Scenario("ContextCases", "RunAsync").RunIn(WovenAssembly.Of(build).Woven);
        await new Scenario("ContextCases", "RunSequence").RunIn(WovenAssembly.Of(build).Woven);

        Assert.Equal(["Search: - - later", "AskAsync: - - later"], tracer.Spans.Take(2).Select(Describe));
        Assert.Equal(5, tracer.Spans.Skip(2).Count());
        Assert.All(tracer.Spans.Skip(2), static span => Assert.EndsWith(": of the sequence - -", Describe(span), StringComparison.Ordinal));
    }

    [Fact]
    public void the_descriptors_read_as_plain_code()
    {
        var assembly = WovenAssembly.Of(Build.Release);
        using var woven = new Decompiled(assembly.Weaving.Path, assembly.Fixture.References);

        Snapshot.Verify("TraceContext", woven.Type("Judgeval.Generated.Observed.ContextCases"));
    }

    private static string Describe(Activity span)
    {
        var tags = string.Join(',', (string[]?)span.GetTagItem("tag.tags") ?? ["-"]);
        return $"{span.DisplayName}: {span.GetTagItem("judgment.session_id") ?? "-"} {span.GetTagItem("user.id") ?? "-"} {tags}";
    }
}

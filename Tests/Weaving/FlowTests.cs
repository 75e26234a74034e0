using Judgeval.Tests.Support;

namespace Judgeval.Tests.Weaving;

public sealed class FlowTests : ScenarioTests
{
    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public async Task records_the_result_as_a_finally_block_left_it(Build build)
    {
        using var tracer = new TestTracer();

        await new Scenario("FlowCases", "RunChangedOnTheWayOut").RunIn(WovenAssembly.Of(build).Woven);

        Assert.Equal("20", tracer.Named("ChangedOnTheWayOut").GetTagItem("judgment.output"));
    }
}

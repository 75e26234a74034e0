using Judgeval.Tests.Support;

namespace Judgeval.Tests.Weaving;

/// <summary>What holds for the scenarios of every topic: a woven program does what the unwoven one does.</summary>
[Collection(nameof(WovenPrograms))]
public abstract class ScenarioTests
{
    /// <summary>Scenarios in which no observed code is reached.</summary>
    protected virtual IReadOnlyCollection<string> WithoutSpan => [];

    private string Topic => GetType().Name.Replace("Tests", "Cases", StringComparison.Ordinal);

    [Theory]
    [Scenarios]
    public async Task does_what_the_unwoven_program_does(Build build, Tracing tracing, string scenario)
    {
        var assembly = WovenAssembly.Of(build);
        var expected = await new Scenario(Topic, scenario).RunIn(assembly.Unwoven);
        using var tracer = TestTracer.For(tracing);

        var actual = await new Scenario(Topic, scenario).RunIn(assembly.Woven);

        Assert.True(expected == actual, $"unwoven:\n{expected}\nwoven:\n{actual}");
        tracer?.AssertSpans(tracing, !WithoutSpan.Contains(scenario));
    }
}

using Judgeval.Tests.Support;

namespace Judgeval.Tests.Weaving;

public sealed class RecursionTests : ScenarioTests
{
    private const int Depth = 10_000;

    // Bytes a call, not optimised; unwoven it takes 64 to 96.
    private const int MostStack = 256;

    [Theory]
    [InlineData(Build.Debug, Tracing.Off)]
    [InlineData(Build.Debug, Tracing.Recording)]
    [InlineData(Build.Release, Tracing.Off)]
    [InlineData(Build.Release, Tracing.Recording)]
    public async Task goes_as_deep_as_before(Build build, Tracing tracing)
    {
        var assembly = WovenAssembly.Of(build);

        var unwoven = await RunAsync(assembly.Fixture.Path, tracing);
        var woven = await RunAsync(assembly.Weaving.Path, tracing);

        Assert.Equal(unwoven[..^2], woven[..^2]);
        Assert.Equal("0", unwoven[^2]);
        Assert.Equal(tracing == Tracing.Recording, int.Parse(woven[^2], System.Globalization.CultureInfo.InvariantCulture) >= 3 * Depth);
        Assert.InRange(int.Parse(woven[^1], System.Globalization.CultureInfo.InvariantCulture), 1, MostStack);
    }

    private static async Task<string[]> RunAsync(string assembly, Tracing tracing)
    {
        var result = await ChildProcess.RunAsync(nameof(ChildScenarios.Recurse), new Dictionary<string, string>
        {
            ["RECURSION_ASSEMBLY"] = assembly,
            ["RECURSION_TRACING"] = tracing.ToString(),
            ["RECURSION_DEPTH"] = $"{Depth}",
        });
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Output.Trim().Split("; ");
    }
}

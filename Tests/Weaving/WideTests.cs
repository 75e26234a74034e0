using Judgeval.Tests.Support;

namespace Judgeval.Tests.Weaving;

/// <summary>A program does the same when all of its code is observed, private methods included; all but the helper that looks at the current activity.</summary>
[Collection(nameof(WovenPrograms))]
public sealed class WideTests
{
    private static readonly Dictionary<Build, WovenAssembly> Assemblies = Enum.GetValues<Build>()
        .ToDictionary(static build => build, static build => new WovenAssembly($"Valid.{build}", """<Judgeval ObserveAll="all" Exclude="*.Ambient*" />"""));

    public static TheoryData<Build, string> Topics
    {
        get
        {
            var data = new TheoryData<Build, string>();
            foreach (var build in Enum.GetValues<Build>())
            {
                foreach (var type in WovenAssembly.Of(build).Unwoven.GetTypes().Where(static type => !type.IsNested && type.Name.EndsWith("Cases", StringComparison.Ordinal)))
                {
                    data.Add(build, type.Name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public async Task everything_observed_does_the_same(Build build, string topic)
    {
        using var tracer = new TestTracer();
        foreach (var scenario in Scenario.Names(Assemblies[build].Unwoven, topic))
        {
            var expected = await new Scenario(topic, scenario).RunIn(Assemblies[build].Unwoven);

            var actual = await new Scenario(topic, scenario).RunIn(Assemblies[build].Woven);

            Assert.True(expected == actual, $"{scenario}, unwoven:\n{expected}\nwoven:\n{actual}");
        }

        tracer.AssertNoParentIsMissing();
    }
}

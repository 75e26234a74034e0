using System.Reflection;
using System.Reflection.Metadata;
using Judgeval.CompilerServices;
using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Weaving;

[Collection(nameof(WovenPrograms))]
public sealed class FixtureTests
{
    [Fact]
    public void every_fixture_file_has_a_test_class()
    {
        using var symbols = Symbols.Of(WovenAssembly.Of(Build.Debug).Fixture.Path);
        var files = symbols.Reader.Documents
            .Select(document => symbols.Reader.GetString(symbols.Reader.GetDocument(document).Name))
            .Select(static path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
            .Where(static name => name.EndsWith("Cases", StringComparison.Ordinal))
            .Select(static name => name.Replace("Cases", "Tests", StringComparison.Ordinal));
        var classes = typeof(ScenarioTests).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(ScenarioTests))).Select(static type => type.Name);

        Assert.Equal(files.Order(), classes.Order());
    }

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public async Task every_observed_method_is_run_by_a_scenario(Build build)
    {
        using var tracer = new TestTracer();
        var woven = WovenAssembly.Of(build).Woven;
        foreach (var topic in Topics(woven))
        {
            foreach (var scenario in Scenario.Names(woven, topic))
            {
                await new Scenario(topic, scenario).RunIn(woven);
            }
        }

        Assert.Empty(Descriptors(woven).Select(static method => method.Name).Except(tracer.Spans.Select(static span => span.DisplayName)));
    }

    private static IEnumerable<string> Topics(Assembly assembly) =>
        assembly.GetTypes().Where(static type => !type.IsNested && type.Name.EndsWith("Cases", StringComparison.Ordinal)).Select(static type => type.Name);

    // The weaver made one field for each observed method.
    private static IEnumerable<ObservedMethod> Descriptors(Assembly assembly) =>
        from type in assembly.GetType("Judgeval.Generated.Observed", throwOnError: true)!.GetNestedTypes(BindingFlags.NonPublic)
        from field in type.GetFields(BindingFlags.Static | BindingFlags.NonPublic)
        select (ObservedMethod)field.GetValue(null)!;
}

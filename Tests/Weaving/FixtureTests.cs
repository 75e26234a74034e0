using System.Reflection.Metadata;
using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Weaving;

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
}

using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Diagnostics;

/// <summary>The weaver's element in FodyWeavers.xml.</summary>
public sealed class ConfigurationTests
{
    private static readonly FixtureAssembly Valid = FixtureAssembly.Named("Valid.Release");

    [Fact]
    public void an_unknown_attribute_is_an_error_that_lists_the_known()
    {
        var problem = Assert.Single(WeaverRunner.Weave(Valid, """<Judgeval SampleRate="7" />""").Problems);

        Assert.Equal(("JDG0003", WeaverMessageLevel.Error), (problem.Id, problem.Level));
        Assert.All(["SampleRate", "ObserveAll", "Include", "Exclude", "Warnings", "AutoInit"], name => Assert.Contains(name, problem.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ObserveAll", "everything", "none", "public", "all")]
    [InlineData("Warnings", "loud", "Warnings", "Errors", "Ignore")]
    [InlineData("AutoInit", "yes", "true", "false")]
    [InlineData("AutoInit", "", "true", "false")]
    public void a_bad_value_is_an_error_that_lists_the_allowed(string attribute, string value, params string[] allowed)
    {
        var problem = Assert.Single(WeaverRunner.Weave(Valid, $"""<Judgeval {attribute}="{value}" />""").Problems);

        Assert.Equal(("JDG0004", WeaverMessageLevel.Error), (problem.Id, problem.Level));
        Assert.All([attribute, value, .. allowed], word => Assert.Contains(word, problem.Text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void a_pattern_that_includes_nothing_is_a_warning_with_the_nearest_name()
    {
        var problem = Assert.Single(WeaverRunner.Weave(Valid, """<Judgeval ObserveAll="public" Include="*.Gate.*, AssemblyToProcess.Gate.Opne" />""").Problems);

        Assert.Equal(WeaverMessageLevel.Warning, problem.Level);
        Assert.Equal("JDG0014: FodyWeavers.xml has Include 'AssemblyToProcess.Gate.Opne', which matches no method. Nearest: 'AssemblyToProcess.Gate.Open'.", problem.Text);
    }

    [Fact]
    public void all_wrong_attributes_are_said_at_once() => Assert.Equal(
        ["JDG0003", "JDG0003", "JDG0004"],
        WeaverRunner.Weave(Valid, """<Judgeval Sample="1" Rate="2" Warnings="loud" />""").Problems.Select(static problem => problem.Id).Order());

    [Fact]
    public void warnings_can_be_errors() => Assert.All(
        WeaverRunner.Weave(FixtureAssembly.Named("Invalid"), """<Judgeval Warnings="Errors" />""").Problems,
        static problem => Assert.Equal(WeaverMessageLevel.Error, problem.Level));

    [Fact]
    public void warnings_can_be_ignored_but_errors_cannot() => Assert.Equal(
        ["JDG0001", "JDG0001", "JDG0001", "JDG0001", "JDG0001"],
        WeaverRunner.Weave(FixtureAssembly.Named("Invalid"), """<Judgeval Warnings="Ignore" />""").Problems.Select(static problem => problem.Id));

    [Theory]
    [InlineData("""<Judgeval ObserveAll="none" />""", false, false)]
    [InlineData("""<Judgeval ObserveAll="public" />""", true, false)]
    [InlineData("""<Judgeval ObserveAll="public" Include="AssemblyToProcess.*" />""", true, false)]
    [InlineData("""<Judgeval ObserveAll="public" Include="*.Gate.*" Exclude="*.Nothing" />""", true, false)]
    [InlineData("""<Judgeval ObserveAll="public" Exclude="*.Open" />""", false, false)]
    [InlineData("""<Judgeval ObserveAll="public" Include="*.Log.*" />""", false, false)]
    [InlineData("""<Judgeval ObserveAll="all" />""", true, true)]
    public void wide_observation_can_come_from_the_configuration(string configuration, bool observesPublic, bool observesPrivate)
    {
        var result = WeaverRunner.Weave(Valid, configuration);
        using var woven = new Decompiled(result.Path, Valid.References);

        Assert.Empty(result.Problems);
        Assert.Equal(observesPublic, IsWoven(woven, "AssemblyToProcess.Gate.Open"));
        Assert.Equal(observesPrivate, IsWoven(woven, "AssemblyToProcess.ByRefCases.Double"));
        Assert.True(IsWoven(woven, "AssemblyToProcess.SyncCases.Value"));
    }

    [Fact]
    public void wide_observation_adds_to_that_of_the_assembly()
    {
        var wide = FixtureAssembly.Named("ObserveAll");
        using var woven = new Decompiled(WeaverRunner.Weave(wide, """<Judgeval ObserveAll="public" Include="Shop.Store.*" />""").Path, wide.References);

        Assert.True(IsWoven(woven, "Shop.Agents.Planner.Plan"));
        Assert.True(IsWoven(woven, "Shop.Store.Catalogue.Find"));
        Assert.False(IsWoven(woven, "Shop.Agents.Internal.Cache.Get"));
    }

    [Theory]
    [InlineData("Valid.Release", "public")]
    [InlineData("Valid.Release", "all")]
    [InlineData("ObserveAll", "all")]
    [InlineData("Names", "all")]
    public void wide_observation_gives_sound_code(string fixture, string mode)
    {
        var assembly = FixtureAssembly.Named(fixture);
        var result = WeaverRunner.Weave(assembly, $"""<Judgeval ObserveAll="{mode}" />""");

        string[] findings =
        [
            .. JitVerifier.Check(WovenAssembly.Load(result.Path, mode)),
            .. IlVerifier.Check(result.Path, assembly.References),
            .. PdbAudit.Compare(assembly.Path, result.Path),
        ];

        Assert.True(findings.Length == 0, string.Join('\n', findings));
    }

    private static bool IsWoven(Decompiled woven, string method) => woven.Method(method).Contains("ObservedCall", StringComparison.Ordinal);
}

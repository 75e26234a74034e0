using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Diagnostics;

/// <summary>The weaver's element in FodyWeavers.xml.</summary>
public sealed class ConfigurationTests
{
    private static readonly FixtureAssembly Valid = FixtureAssembly.Named("Valid.Release");
    private static readonly FixtureAssembly Wide = FixtureAssembly.Named("ObserveAll");

    [Fact]
    public void an_unknown_attribute_is_an_error_that_lists_the_known()
    {
        var problem = Assert.Single(WeaverRunner.Weave(Valid, """<Judgeval SampleRate="7" />""").Problems);

        Assert.Equal(("JDG0003", WeaverMessageLevel.Error), (problem.Id, problem.Level));
        Assert.All(["SampleRate", "ObserveAll", "Include", "Exclude", "Warnings"], name => Assert.Contains(name, problem.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ObserveAll", "everything", "none", "public", "all")]
    [InlineData("Warnings", "loud", "Warnings", "Errors", "Ignore")]
    public void a_bad_value_is_an_error_that_lists_the_allowed(string attribute, string value, params string[] allowed)
    {
        var problem = Assert.Single(WeaverRunner.Weave(Valid, $"""<Judgeval {attribute}="{value}" />""").Problems);

        Assert.Equal(("JDG0004", WeaverMessageLevel.Error), (problem.Id, problem.Level));
        Assert.All([attribute, value, .. allowed], word => Assert.Contains(word, problem.Text, StringComparison.Ordinal));
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
        ["JDG0001", "JDG0001", "JDG0001"],
        WeaverRunner.Weave(FixtureAssembly.Named("Invalid"), """<Judgeval Warnings="Ignore" />""").Problems.Select(static problem => problem.Id));

    [Theory]
    [InlineData("""<Judgeval ObserveAll="none" />""", false, false)]
    [InlineData("""<Judgeval ObserveAll="public" />""", true, false)]
    [InlineData("""<Judgeval ObserveAll="public" Include="Shop.Store.*" />""", true, false)]
    [InlineData("""<Judgeval ObserveAll="public" Exclude="*.Find" />""", false, false)]
    [InlineData("""<Judgeval ObserveAll="public" Include="Elsewhere.*" />""", false, false)]
    [InlineData("""<Judgeval ObserveAll="all" />""", true, true)]
    public void wide_observation_can_come_from_the_configuration(string configuration, bool observesPublic, bool observesPrivate)
    {
        using var woven = new Decompiled(WeaverRunner.Weave(Wide, configuration).Path, Wide.References);

        Assert.Equal(observesPublic, IsWoven(woven, "Shop.Store.Catalogue.Find"));
        Assert.Equal(observesPrivate, IsWoven(woven, "Shop.Store.Catalogue.Secret"));
        Assert.True(IsWoven(woven, "Shop.Store.Catalogue.Marked"));
    }

    private static bool IsWoven(Decompiled woven, string method) => woven.Method(method).Contains("ObservedCall", StringComparison.Ordinal);
}

namespace Judgeval.Tests.Packaging;

/// <summary>Where the weaver's configuration may stand, and what happens when it is wrong.</summary>
[Collection(SharedPackages.Name)]
public sealed class WeaverConfigurationTests(PackageFeed feed)
{
    private const string FodyWeavers = "FodyWeavers.xml";

    private const string Program = """
        using Judgeval;
        System.Console.WriteLine(Tools.Tagged() + Tools.Untagged());
        public static class Tools
        {
            [Observe] public static int Tagged() => 1;
            public static int Untagged() => 2;
        }
        """;

    [Theory]
    [InlineData("""<Weavers><Judgeval ObserveAll="public" /></Weavers>""", "Tagged", "Untagged")]
    [InlineData("""<Weavers></Weavers>""", "Tagged")]
    [InlineData("""<Weavers><!-- <Judgeval ObserveAll="public" /> --></Weavers>""", "Tagged")]
    public async Task the_projects_file_is_respected_and_needs_no_element(string xml, params string[] woven)
    {
        var project = await ProgramAsync();
        project.Write(FodyWeavers, xml);

        (await project.BuildAsync()).Succeeded();

        Assert.Equal(woven, project.WovenMethods());
    }

    [Fact]
    public async Task the_file_of_the_folder_above_is_respected_and_a_change_of_it_weaves_again()
    {
        var project = await ProgramAsync();
        (await project.BuildAsync()).Succeeded();
        Assert.Equal(["Tagged"], project.WovenMethods());

        project.Write(Path.Combine("..", FodyWeavers), """<Weavers><Judgeval ObserveAll="public" /></Weavers>""");
        (await project.BuildAsync()).Succeeded();
        Assert.Equal(["Tagged", "Untagged"], project.WovenMethods());

        project.Write(Path.Combine("..", FodyWeavers), """<Weavers><Judgeval ObserveAll="none" /></Weavers>""");
        (await project.BuildAsync()).Succeeded();
        Assert.Equal(["Tagged"], project.WovenMethods());
        Assert.Equal(["Program.cs"], project.Files);
    }

    [Fact]
    public async Task the_property_wins_and_a_change_of_it_weaves_again()
    {
        var project = await ProgramAsync();
        project.Write(FodyWeavers, """<Weavers GenerateXsd="false"><Judgeval ObserveAll="none" /></Weavers>""");

        (await project.BuildAsync("Debug", Property("public"))).Succeeded();
        Assert.Equal(["Tagged", "Untagged"], project.WovenMethods());

        (await project.BuildAsync("Debug", Property("none"))).Succeeded();
        Assert.Equal(["Tagged"], project.WovenMethods());

        static string Property(string mode) => $"-p:WeaverConfiguration=<Weavers><Judgeval ObserveAll='{mode}' Include='*Tools.*' /></Weavers>";
    }

    [Fact]
    public async Task other_weavers_of_the_users_file_are_still_asked_for()
    {
        var project = await ProgramAsync();
        project.Write(FodyWeavers, "<Weavers><Other /></Weavers>");

        (await project.BuildAsync()).Failed().Says("No weavers found for the configuration entries Other");
    }

    [Theory]
    [InlineData("""<Weavers><Judgeval ObserveAl="public" /></Weavers>""", "JDG0003", "ObserveAl", "Allowed: ObserveAll, Include, Exclude, Warnings, AutoInit")]
    [InlineData("""<Weavers><Judgeval ObserveAll="some" /></Weavers>""", "JDG0004", "some", "Allowed: none, public, all")]
    public async Task a_wrong_setting_is_an_error_that_says_what_is_allowed(string xml, params string[] told)
    {
        var project = await ProgramAsync();
        project.Write(FodyWeavers, xml);

        (await project.BuildAsync()).Failed().Says(told);
    }

    [Fact]
    public async Task the_editor_gets_a_schema_beside_the_users_file_only()
    {
        var project = await ProgramAsync();
        project.Write(FodyWeavers, "<Weavers><Judgeval /></Weavers>");

        (await project.BuildAsync()).Succeeded();

        Assert.Equal([FodyWeavers, "FodyWeavers.xsd", "Program.cs"], project.Files);
        Assert.Contains("""<xs:attribute name="ObserveAll" default="none">""", project.Read("FodyWeavers.xsd"), StringComparison.Ordinal);
        Assert.Contains("""<xs:attribute name="AutoInit" default="false">""", project.Read("FodyWeavers.xsd"), StringComparison.Ordinal);
    }

    private async Task<ConsumerProject> ProgramAsync()
    {
        var project = await feed.WorkbenchAsync();
        project.Write("Program.cs", Program);
        return project;
    }
}

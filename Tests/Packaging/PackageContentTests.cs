using System.IO.Compression;
using System.Xml.Linq;
using Judgeval.Fody.Configuration;

namespace Judgeval.Tests.Packaging;

/// <summary>What lies in the packages.</summary>
[Collection(SharedPackages.Name)]
public sealed class PackageContentTests(PackageFeed feed)
{
    private static readonly XNamespace Xsd = "http://www.w3.org/2001/XMLSchema";

    private static string FodyVersion => XDocument.Parse(PackageFeed.RepositoryFile("Directory.Packages.props")).Descendants("FodyVersion").Single().Value;

    [Theory]
    [InlineData("Judgeval.Attributes", "lib/netstandard2.0/Judgeval.Attributes.dll", "lib/netstandard2.0/Judgeval.Attributes.xml")]
    [InlineData(
        "Judgeval.Runtime",
        "lib/net10.0/Judgeval.Runtime.dll",
        "lib/net10.0/Judgeval.Runtime.xml",
        "lib/net8.0/Judgeval.Runtime.dll",
        "lib/net8.0/Judgeval.Runtime.xml",
        "lib/netstandard2.0/Judgeval.Runtime.dll",
        "lib/netstandard2.0/Judgeval.Runtime.xml")]
    [InlineData(
        "Judgeval.Fody",
        "build/Judgeval.Fody.Unwoven.targets",
        "build/Judgeval.Fody.props",
        "build/Judgeval.Fody.targets",
        "buildTransitive/Judgeval.Fody.Unwoven.targets",
        "buildTransitive/Judgeval.Fody.props",
        "buildTransitive/Judgeval.Fody.targets",
        "weaver/Judgeval.Fody.dll",
        "weaver/Judgeval.Fody.xcf")]
    public void a_package_holds_exactly_its_files_and_the_readme(string id, params string[] files)
    {
        using var package = ZipFile.OpenRead(feed.Package(id));

        var found = package.Entries
            .Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml");
        Assert.Equal(files.Append("README.md").Append($"{id}.nuspec").Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.Equal(PackageFeed.RepositoryFile("README.md"), Text(package, "README.md"));
    }

    [Fact]
    public void the_app_gets_fody_the_runtime_and_the_attributes_of_the_same_version()
    {
        using var package = ZipFile.OpenRead(feed.Package("Judgeval.Fody"));
        var nuspec = XDocument.Parse(Text(package, "Judgeval.Fody.nuspec"));

        var version = nuspec.Descendants().Single(element => element.Name.LocalName == "version").Value;
        var dependencies = nuspec.Descendants().Where(element => element.Name.LocalName == "dependency").ToDictionary(element => element.Attribute("id")!.Value);
        Assert.Equal(["Fody", "Judgeval.Attributes", "Judgeval.Runtime"], dependencies.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(FodyVersion, dependencies["Fody"].Attribute("version")!.Value);
        Assert.Equal("All", dependencies["Fody"].Attribute("include")!.Value);
        Assert.Equal(version, dependencies["Judgeval.Runtime"].Attribute("version")!.Value);
        Assert.Equal(version, dependencies["Judgeval.Attributes"].Attribute("version")!.Value);
    }

    [Theory]
    [InlineData("build")]
    [InlineData("buildTransitive")]
    public void the_targets_are_those_of_the_repository_with_the_version_of_fody(string folder)
    {
        using var package = ZipFile.OpenRead(feed.Package("Judgeval.Fody"));
        var source = PackageFeed.RepositoryFile("Judgeval.Fody.Package", "build", "Judgeval.Fody.targets");

        Assert.Contains("{FodyVersion}", source, StringComparison.Ordinal);
        Assert.Equal(source.Replace("{FodyVersion}", FodyVersion, StringComparison.Ordinal), Text(package, $"{folder}/Judgeval.Fody.targets"));
    }

    [Fact]
    public void the_schema_offers_what_the_weaver_understands()
    {
        using var package = ZipFile.OpenRead(feed.Package("Judgeval.Fody"));
        var offered = XElement.Parse(Text(package, "weaver/Judgeval.Fody.xcf")).Elements(Xsd + "attribute").ToDictionary(element => element.Attribute("name")!.Value);

        Assert.Equal(typeof(WeaverConfig).GetProperties().Where(property => property.CanWrite).Select(property => property.Name).Order(), offered.Keys.Order());
        Assert.Equal(Enum.GetNames<ObserveAllMode>(), Values(offered["ObserveAll"]), StringComparer.OrdinalIgnoreCase);
        Assert.Equal(Enum.GetNames<WarningPolicy>(), Values(offered["Warnings"]), StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> Values(XElement attribute) => attribute.Descendants(Xsd + "enumeration").Select(value => value.Attribute("value")!.Value);

    private static string Text(ZipArchive package, string name)
    {
        using var reader = new StreamReader(package.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}

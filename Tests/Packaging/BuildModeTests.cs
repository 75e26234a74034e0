using System.Reflection.PortableExecutable;
using Judgeval.Tests.Contract;
using Judgeval.Tests.Support;
using Mono.Cecil;

namespace Judgeval.Tests.Packaging;

/// <summary>Real builds with the switches that decide what a compiler writes beside the code.</summary>
[Collection(SharedPackages.Name)]
public sealed class BuildModeTests(PackageFeed feed)
{
    private const string Program = """
        using Judgeval;
        try { Tools.Divide(1, 0); } catch (System.DivideByZeroException exception) { System.Console.WriteLine(exception.StackTrace); }
        public static class Tools
        {
            [Observe]
            public static int Divide(int a, int b) => a / b;
        }
        """;

    [Theory]
    [InlineData("portable", true)]
    [InlineData("embedded", true)]
    [InlineData("none", false)]
    public async Task stack_traces_have_the_lines_that_the_symbols_have(string debugType, bool lines)
    {
        var project = await BuildAsync($"-p:DebugType={debugType}");

        var run = (await project.RunAsync(new Dictionary<string, string>())).Succeeded();

        Assert.Equal(lines, run.Output.Contains("Program.cs:line 6", StringComparison.Ordinal));
        Assert.Equal(debugType == "portable", File.Exists(Path.ChangeExtension(project.AssemblyPath(), ".pdb")));
    }

    [Theory]
    [InlineData("PublicSign=false", true)]
    [InlineData("PublicSign=true", true)]
    [InlineData("DelaySign=true", true)]
    [InlineData("PublicSign=true", false)]
    [InlineData("DelaySign=true", false)]
    public async Task a_strong_named_assembly_keeps_its_name_and_runs(string mode, bool hasPrivateKey)
    {
        var key = Path.Combine(RepositoryTests.Root, "build", "judgeval.snk");
        if (!hasPrivateKey)
        {
            key = Path.Combine(WeaverRunner.NewFolder(), "public.snk");
            await File.WriteAllBytesAsync(key, typeof(Tracer).Assembly.GetName().GetPublicKey()!);
        }

        // Whoever has the private key signs at once, whatever the switch says: Fody knows no other way to write its public half.
        await AssertSignedAsync(isSigned: hasPrivateKey || mode == "PublicSign=true", $"-p:AssemblyOriginatorKeyFile={key}", $"-p:{mode}");
    }

    [Fact]
    public async Task the_same_source_gives_the_same_bytes()
    {
        var first = await BuildAsync();
        var expected = await File.ReadAllBytesAsync(first.AssemblyPath());

        var second = await BuildAsync();

        Assert.Equal(expected, await File.ReadAllBytesAsync(second.AssemblyPath()));
        using var image = new PEReader(File.OpenRead(second.AssemblyPath()));
        Assert.Contains(image.ReadDebugDirectory(), static entry => entry.Type == DebugDirectoryEntryType.Reproducible);
    }

    // Into a portable PDB's assembly Cecil writes the real path of the PDB, whatever PathMap says.
    [Fact]
    public async Task with_embedded_symbols_the_same_source_gives_the_same_bytes_in_another_folder()
    {
        var bytes = new List<byte[]>();
        foreach (var folder in new[] { "here", "there" })
        {
            var project = feed.WriteProject(Path.Combine(folder, "Same"), $"""
                <PropertyGroup>
                  <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>
                  <ContinuousIntegrationBuild>true</ContinuousIntegrationBuild><PathMap>$(MSBuildProjectDirectory)=/_</PathMap><DebugType>embedded</DebugType>
                </PropertyGroup>
                {PackageFeed.Reference}
                """);
            project.Write("Program.cs", Program);
            await project.DotnetAsync("build", "-warnaserror");
            Assert.Equal(["Divide"], project.WovenMethods());
            bytes.Add(await File.ReadAllBytesAsync(project.AssemblyPath()));
        }

        Assert.Equal(bytes[0], bytes[1]);
    }

    private async Task AssertSignedAsync(bool isSigned, params string[] arguments)
    {
        var project = await BuildAsync(["-p:SignAssembly=true", .. arguments]);

        (await project.RunAsync(new Dictionary<string, string>())).Succeeded().Says("Tools.Divide");
        using var module = ModuleDefinition.ReadModule(project.AssemblyPath());
        Assert.Equal(typeof(Tracer).Assembly.GetName().GetPublicKeyToken(), module.Assembly.Name.PublicKeyToken);
        Assert.Equal(isSigned, module.Attributes.HasFlag(ModuleAttributes.StrongNameSigned));
    }

    private async Task<ConsumerProject> BuildAsync(params string[] arguments)
    {
        var project = await feed.WorkbenchAsync();
        project.Write("Program.cs", Program);
        (await project.BuildAsync("Debug", arguments)).Succeeded();
        Assert.Equal(["Divide"], project.WovenMethods());
        return project;
    }
}

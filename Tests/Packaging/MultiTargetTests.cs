using System.IO.Compression;
using Mono.Cecil;

namespace Judgeval.Tests.Packaging;

/// <summary>A library for several frameworks, whose inner builds run side by side, and its package.</summary>
[Collection(SharedPackages.Name)]
public sealed class MultiTargetTests(PackageFeed feed)
{
    private static readonly string[] Frameworks = ["net10.0", "net472", "net8.0", "netstandard2.0"];

    private static readonly string Project = $"""
        <PropertyGroup>
          <TargetFrameworks>{string.Join(';', Frameworks)}</TargetFrameworks><LangVersion>14</LangVersion>
          <GenerateDocumentationFile>true</GenerateDocumentationFile><ProduceReferenceAssembly>true</ProduceReferenceAssembly>
        </PropertyGroup>
        {PackageFeed.Reference}
        """;

    private const string Source = """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Judgeval;
        namespace Tooling
        {
            /// <summary>Has a method of each strategy.</summary>
            public static class Tools
            {
                /// <summary>In place.</summary>
                [Observe] public static int Add(int a, int b) => a + b;

                /// <summary>In its state machine.</summary>
                [Observe] public static async Task<int> LaterAsync(int n) { await Task.Yield(); return n; }

                /// <summary>Outlined.</summary>
                [Observe] public static IEnumerable<int> Steps(int n) { for (var i = 0; i < n; i++) yield return i; }
            }
        }
        """;

    [Fact]
    public async Task every_framework_is_woven_and_packed_and_no_reference_assembly_is()
    {
        var library = feed.WriteProject(Path.Combine("Multi", "Multi"), Project);
        library.Write("Tools.cs", Source);
        await library.DotnetAsync("restore");

        await library.DotnetAsync("pack", "--no-restore", "-warnaserror", "-c", "Debug", "-o", "packed");

        Assert.Equal(["Multi.csproj", "Tools.cs", "packed/Multi.1.0.0.nupkg"], library.Files.Append("Multi.csproj").Order(StringComparer.Ordinal));
        using var package = ZipFile.OpenRead(Path.Combine(library.Folder, "packed", "Multi.1.0.0.nupkg"));
        foreach (var framework in Frameworks)
        {
            var packed = Path.Combine(library.Folder, "obj", $"{framework}.dll");
            package.GetEntry($"lib/{framework}/Multi.dll")!.ExtractToFile(packed);
            Assert.NotNull(package.GetEntry($"lib/{framework}/Multi.xml"));
            Assert.Equal(["Add", "Steps", "MoveNext"], ConsumerProject.WovenMethods(packed));

            var reference = Path.Combine(library.Folder, "obj", "Debug", framework, "ref", "Multi.dll");
            Assert.Empty(ConsumerProject.WovenMethods(reference));
            Assert.Equal(PublicMembers(reference), PublicMembers(packed));
        }
    }

    private static IReadOnlyList<string> PublicMembers(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        return [.. module.GetTypes().Where(static type => type.IsPublic || type.IsNestedPublic).SelectMany(static type => type.Methods)
            .Where(static method => method.IsPublic).Select(static method => method.FullName).Order(StringComparer.Ordinal)];
    }
}

using System.Reflection;
using System.Text.RegularExpressions;
using Judgeval.Tests.Support;
using Judgeval.Tests.Weaving;

namespace Judgeval.Tests.Stress;

/// <summary>The C# compiler with every method observed makes the same bytes of the same source.</summary>
[Collection(nameof(WovenPrograms))]
public sealed partial class RealCompilerTests
{
    private const string Small = """
        public static class Program
        {
            public static int Main(string[] args) => args.Length is var n and < 1 ? n : throw new InvalidOperationException($"{args[0]}");
        }
        """;

    private static readonly FixtureAssembly Fixture = FixtureAssembly.Named("Valid.Release");

    private static string Repository =>
        typeof(RealCompilerTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "RepositoryRoot").Value!;

    [Fact]
    public void the_fixtures_compile_to_the_same_bytes()
    {
        var folder = Path.Combine(Repository, "AssemblyToProcess", "Valid");
        var sources = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Where(file => !Output().IsMatch(Path.GetRelativePath(folder, file))).Order(StringComparer.Ordinal).ToList();

        AssertSame(RealAssembly.Compiler(woven: true), "/target:library", sources, 100_000);
    }

    [Fact]
    public void a_program_compiles_to_the_same_bytes_while_every_call_is_recorded()
    {
        var source = Path.Combine(WeaverRunner.NewFolder(), "Program.cs");
        File.WriteAllText(source, Small);
        using var tracer = new TestTracer();

        AssertSame(RealAssembly.CompilerWithoutValues("Microsoft.CodeAnalysis.CSharp"), "/target:exe", [source], 1_000);

        tracer.AssertSpans(Tracing.Recording);
    }

    private static void AssertSame(Assembly woven, string target, IReadOnlyList<string> sources, int fewestBytes)
    {
        var expected = Compile(RealAssembly.Compiler(woven: false), target, sources);

        var actual = Compile(woven, target, sources);

        Assert.InRange(expected.Length, fewestBytes, int.MaxValue);
        Assert.True(expected.AsSpan().SequenceEqual(actual), $"{expected.Length} and {actual.Length} bytes");
    }

    // The compiler's own program, which runs in this process.
    private static byte[] Compile(Assembly compiler, string target, IReadOnlyList<string> sources)
    {
        var output = Path.Combine(WeaverRunner.NewFolder(), "Compiled.dll");
        string[] arguments =
        [
            "/noconfig", "/nologo", "/nostdlib", "/deterministic", "/optimize", "/unsafe", "/nullable:enable", "/langversion:latest", "/debug:embedded", "/warn:0",
            target, $"/out:{output}", .. Fixture.References.Select(static file => $"/reference:{file}"), .. sources, ImplicitUsings(),
        ];
        Assert.Equal(0, compiler.EntryPoint!.Invoke(null, [arguments]));
        return File.ReadAllBytes(output);
    }

    private static string ImplicitUsings()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "ImplicitUsings.cs");
        File.WriteAllText(file, """
            global using System;
            global using System.Collections.Generic;
            global using System.IO;
            global using System.Linq;
            global using System.Threading;
            global using System.Threading.Tasks;
            """);
        return file;
    }

    [GeneratedRegex(@"^(bin|obj)[\\/]")]
    private static partial Regex Output();
}

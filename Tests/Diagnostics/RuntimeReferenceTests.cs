using Judgeval.Tests.Support;
using Mono.Cecil;

namespace Judgeval.Tests.Diagnostics;

/// <summary>The weaver and the runtime that it finds in the project's references.</summary>
public sealed class RuntimeReferenceTests
{
    private static readonly FixtureAssembly Fixture = FixtureAssembly.Named("Valid.Release");

    [Fact]
    public void a_missing_runtime_is_an_error_that_names_the_package()
    {
        var problem = Assert.Single(Weave([]).Problems);

        Assert.Equal(("JDG0005", WeaverMessageLevel.Error), (problem.Id, problem.Level));
        Assert.Contains("Judgeval.Runtime", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void a_runtime_without_a_known_member_is_one_error_that_names_both_versions()
    {
        var problem = Assert.Single(Weave([OldRuntime()]).Problems);

        Assert.Equal(("JDG0005", WeaverMessageLevel.Error), (problem.Id, problem.Level));
        Assert.Contains("0.0.9", problem.Text, StringComparison.Ordinal);
        Assert.Contains(typeof(Judgeval.Fody.ModuleWeaver).Assembly.GetName().Version!.ToString(3), problem.Text, StringComparison.Ordinal);
    }

    private static WeavingResult Weave(IEnumerable<string> runtime) =>
        WeaverRunner.Weave(Fixture.Path, [.. Fixture.References.Where(static file => Path.GetFileName(file) != "Judgeval.Runtime.dll"), .. runtime]);

    // The runtime of an earlier release, which had no results and no sequences yet.
    private static string OldRuntime()
    {
        var path = Path.Combine(WeaverRunner.NewFolder(), "Judgeval.Runtime.dll");
        using var resolver = new ReferenceResolver(Fixture.References);
        using var module = ModuleDefinition.ReadModule(Fixture.References.Single(static file => Path.GetFileName(file) == "Judgeval.Runtime.dll"), new ReaderParameters { AssemblyResolver = resolver });
        module.Assembly.Name.Version = new Version(0, 0, 9, 0);
        var call = module.GetType("Judgeval.CompilerServices.ObservedCall");
        foreach (var member in call.Methods.Where(static method => method.Name.StartsWith("Return", StringComparison.Ordinal)))
        {
            // Not removed: the runtime calls them itself.
            member.Name = "Later" + member.Name;
        }

        module.Write(path);
        return path;
    }
}

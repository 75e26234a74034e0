using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;
using Mono.Cecil;

namespace Judgeval.Tests.Diagnostics;

/// <summary>Assemblies that no C# compiler makes, or whose references are not all there.</summary>
public sealed class UnusualAssemblyTests
{
    private static readonly FixtureAssembly Fixture = FixtureAssembly.Named("Valid.Release");

    [Fact]
    public void without_any_reference_but_the_core_library_and_the_runtime_an_assembly_is_woven()
    {
        var few = Fixture.References.Where(static file => Path.GetFileNameWithoutExtension(file) is "System.Runtime" or "Judgeval.Runtime" or "Judgeval.Attributes").ToList();
        Assert.Equal(3, few.Count);

        AssertWoven(WeaverRunner.Weave(Fixture.Path, few));
    }

    [Fact]
    public void names_that_only_il_allows_are_woven()
    {
        string[] names = ["", "two words", "a.b", "<>", "<a>b__", "<a>g__|", "<>F", "`1", "\U0001F600", "a/b+c&d*", "class", new string('n', 1000)];
        var renamed = Retouched.Write(Fixture, module =>
        {
            // Calls into a generic type name what they call.
            var next = 0;
            foreach (var type in module.GetTypes().Where(static type => !type.HasGenericParameters && !type.Name.StartsWith('<')))
            {
                foreach (var method in type.Methods.Where(static method => method.HasCustomAttributes && !method.IsConstructor && !method.IsVirtual))
                {
                    // The number keeps overloads apart; an empty name is one of a parameter only.
                    method.Name = $"{names[(next++ % (names.Length - 1)) + 1]}{next}";
                    foreach (var parameter in method.Parameters)
                    {
                        parameter.Name = names[next++ % names.Length];
                    }
                }
            }
        });

        AssertWoven(WeaverRunner.Weave(renamed, Fixture.References));
    }

    private static void AssertWoven(WeavingResult woven)
    {
        Assert.DoesNotContain(woven.Problems, static problem => problem.Level == WeaverMessageLevel.Error);
        using (var module = ModuleDefinition.ReadModule(woven.Path))
        {
            Assert.NotEmpty(module.GetType("Judgeval.Generated.Observed").NestedTypes);
        }

        Assert.Empty(JitVerifier.Check(WovenAssembly.Load(woven.Path, "unusual", Fixture.References)));
    }
}

using System.Xml.Linq;
using Fody;
using Judgeval.Fody;
using Judgeval.Tests.Support;
using Mono.Cecil;

namespace Judgeval.Tests.Diagnostics;

/// <summary>A build that is cancelled while the weaver runs.</summary>
public sealed class CancellationTests
{
    private static readonly FixtureAssembly Fixture = FixtureAssembly.Named("Valid.Release");

    [Fact]
    public void a_cancelled_weaving_fails_before_the_next_method()
    {
        using var references = new ReferenceResolver(Fixture.References);
        using var resolver = new CancellingResolver(references);
        using var module = ModuleDefinition.ReadModule(Fixture.Path, new ReaderParameters { AssemblyResolver = resolver, InMemory = true });
        var weaver = new ModuleWeaver { Config = XElement.Parse("<Judgeval />"), ModuleDefinition = module };
#pragma warning disable CS0618 // Weavers must not call these; whoever plays Fody must set them.
        weaver.LogWarningPoint = static (_, _) => { };
#pragma warning restore CS0618

        // Asked for when all is planned and nothing is changed.
        resolver.Cancel = weaver.Cancel;
        var failure = Assert.Throws<WeavingException>(weaver.Execute);

        Assert.Equal($"The weaving of {module.Name} was cancelled. The next build starts from the sources.", failure.Message);
        Assert.Empty(
            from type in module.GetTypes()
            from method in type.Methods
            where method.HasBody
            from instruction in method.Body.Instructions
            where instruction.Operand is MethodReference { DeclaringType.Name: "ObservedCall" }
            select method);
    }

    /// <summary>Cancels when the runtime is looked for.</summary>
    private sealed class CancellingResolver(ReferenceResolver inner) : IAssemblyResolver
    {
        public Action? Cancel { get; set; }

        public AssemblyDefinition? Resolve(AssemblyNameReference name)
        {
            if (name.Name == "Judgeval.Runtime")
            {
                Cancel?.Invoke();
            }

            return inner.Resolve(name);
        }

        public AssemblyDefinition? Resolve(AssemblyNameReference name, ReaderParameters parameters) => Resolve(name);

        public void Dispose()
        {
        }
    }
}

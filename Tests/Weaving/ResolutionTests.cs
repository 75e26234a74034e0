using System.Xml.Linq;
using Judgeval.Fody;
using Judgeval.Tests.Support;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Tests.Weaving;

/// <summary>What the weaver looks up in other assemblies, which takes long for large ones.</summary>
public sealed class ResolutionTests
{
    private static readonly FixtureAssembly Fixture = FixtureAssembly.Named("Valid.Release");

    [Theory]
    [InlineData(typeof(string), false)]
    [InlineData(typeof(DateTime), false)]
    [InlineData(typeof(List<Guid>), false)]
    [InlineData(typeof(int?), false)]
    [InlineData(typeof(Exception), false)]
    [InlineData(typeof(ReadOnlySpan<char>), true)]
    [InlineData(typeof(DayOfWeek), true)]
    public void the_core_library_is_read_only_for_values_that_might_be_ref_structs(Type parameter, bool isRead)
    {
        using var references = new ReferenceResolver(Fixture.References);
        using var resolver = new RememberingResolver(references);
        using var module = ModuleDefinition.CreateModule("Shop", new ModuleParameters { Kind = ModuleKind.Dll, AssemblyResolver = resolver });
        module.Types.Add(TypeWithMethod(module, module.ImportReference(parameter)));
        resolver.Asked.Clear();

        new ModuleWeaver { ModuleDefinition = module, Config = XElement.Parse("""<Judgeval ObserveAll="all" />""") }.Execute();

        Assert.Equal(isRead, resolver.Asked.Exists(static name => name != "Judgeval.Runtime"));
        Assert.NotNull(module.GetType("Judgeval.Generated.Observed"));
    }

    private static TypeDefinition TypeWithMethod(ModuleDefinition module, TypeReference parameter)
    {
        var method = new MethodDefinition("Run", MethodAttributes.Public | MethodAttributes.Static, module.TypeSystem.Void);
        method.Parameters.Add(new ParameterDefinition("value", ParameterAttributes.None, parameter));
        method.Body.Instructions.Add(Instruction.Create(OpCodes.Ret));
        var type = new TypeDefinition("", "T", TypeAttributes.Public, module.TypeSystem.Object);
        type.Methods.Add(method);
        return type;
    }

    private sealed class RememberingResolver(ReferenceResolver inner) : IAssemblyResolver
    {
        public List<string> Asked { get; } = [];

        public AssemblyDefinition? Resolve(AssemblyNameReference name)
        {
            Asked.Add(name.Name);
            return inner.Resolve(name);
        }

        public AssemblyDefinition? Resolve(AssemblyNameReference name, ReaderParameters parameters) => Resolve(name);

        public void Dispose()
        {
        }
    }
}

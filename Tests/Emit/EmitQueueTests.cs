using System.Xml.Linq;
using Judgeval.Fody;
using Judgeval.Tests.Support;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Tests.Emit;

/// <summary>A module that several threads weave.</summary>
public sealed class EmitQueueTests
{
    private const int Methods = 600;

    // Long enough for the other threads to fail in what follows meanwhile.
    private const int LongBody = 300_000;

    private static readonly FixtureAssembly Fixture = FixtureAssembly.Named("Valid.Release");

    [Fact]
    public void is_the_same_to_the_byte_as_one_that_a_single_thread_wove()
    {
        var alone = Weave(threads: 1);

        Assert.All(Enumerable.Range(0, 3), _ => Assert.True(alone.SequenceEqual(Weave(threads: 4))));
    }

    [Fact]
    public void leaves_the_methods_of_a_type_to_one_thread()
    {
        using var resolver = new ReferenceResolver(Fixture.References);
        using var module = NewModule(resolver);
        var type = NewType(module, "Walks");
        var attribute = new TypeReference("System.Runtime.CompilerServices", "IteratorStateMachineAttribute", module, module.TypeSystem.CoreLibrary);
        for (var number = 0; number < Methods; number++)
        {
            var walk = AddMethod(type, $"Walk{number}", module.ImportReference(typeof(IEnumerable<int>)), [Instruction.Create(OpCodes.Ldnull), Instruction.Create(OpCodes.Ret)]);
            walk.CustomAttributes.Add(new CustomAttribute(new MethodReference(".ctor", module.TypeSystem.Void, attribute) { HasThis = true }));
        }

        Weaver(module, threads: 4).Execute();

        Assert.Equal(
            Enumerable.Range(0, Methods).Select(static number => $"<Walk{number}>g__Original|{number}_0"),
            type.Methods.Select(static method => method.Name).Where(static name => name.StartsWith('<')));
    }

    [Fact]
    public void fails_with_what_went_wrong_first_in_the_order_of_its_methods()
    {
        using var resolver = new ReferenceResolver(Fixture.References);
        using var module = NewModule(resolver);
        for (var number = 0; number < Methods; number++)
        {
            AddMethod(NewType(module, $"T{number}"), "Run", module.TypeSystem.Void, Jump(isBroken: number >= Methods / 2, number == Methods / 2 ? LongBody : 0));
        }

        var failure = Assert.Throws<InvalidOperationException>(Weaver(module, threads: 4).Execute);

        Assert.Contains($"'System.Void T{Methods / 2}::Run()'", failure.Message, StringComparison.Ordinal);
    }

    private static byte[] Weave(int threads)
    {
        using var resolver = new ReferenceResolver(Fixture.References);
        using var module = WeaverRunner.ReadModule(Fixture.Path, resolver);
        Weaver(module, threads).Execute();

        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        module.Write(assembly, new WriterParameters { WriteSymbols = true, SymbolStream = symbols, SymbolWriterProvider = new PortablePdbWriterProvider() });
        Assert.True(module.GetType("Judgeval.Generated.Observed").NestedTypes.Sum(static section => section.Fields.Count) > 400, "Too few methods for four threads.");
        return [.. assembly.ToArray(), .. symbols.ToArray()];
    }

    private static ModuleWeaver Weaver(ModuleDefinition module, int threads)
    {
        var weaver = new ModuleWeaver { ModuleDefinition = module, Config = XElement.Parse("""<Judgeval ObserveAll="all" />"""), Threads = threads };
#pragma warning disable CS0618 // Weavers must not call these; whoever plays Fody must set them.
        weaver.LogWarningPoint = static (_, _) => { };
        weaver.LogErrorPoint = static (text, _) => Assert.Fail(text);
#pragma warning restore CS0618
        return weaver;
    }

    private static ModuleDefinition NewModule(IAssemblyResolver resolver) =>
        ModuleDefinition.CreateModule("Shop", new ModuleParameters { Kind = ModuleKind.Dll, AssemblyResolver = resolver });

    private static TypeDefinition NewType(ModuleDefinition module, string name)
    {
        var type = new TypeDefinition("", name, TypeAttributes.Public, module.TypeSystem.Object);
        module.Types.Add(type);
        return type;
    }

    private static MethodDefinition AddMethod(TypeDefinition type, string name, TypeReference returns, IEnumerable<Instruction> code)
    {
        var method = new MethodDefinition(name, MethodAttributes.Public | MethodAttributes.Static, returns);
        foreach (var instruction in code)
        {
            method.Body.Instructions.Add(instruction);
        }

        type.Methods.Add(method);
        return method;
    }

    // A broken one leads out of the method.
    private static IEnumerable<Instruction> Jump(bool isBroken, int length)
    {
        var end = Instruction.Create(OpCodes.Ret);
        return
        [
            Instruction.Create(OpCodes.Ldc_I4_0),
            Instruction.Create(OpCodes.Brtrue, isBroken ? Instruction.Create(OpCodes.Ret) : end),
            .. Enumerable.Range(0, length).Select(static _ => Instruction.Create(OpCodes.Nop)),
            end,
        ];
    }
}

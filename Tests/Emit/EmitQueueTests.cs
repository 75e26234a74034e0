using System.Xml.Linq;
using Judgeval.Fody;
using Judgeval.Tests.Support;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Tests.Emit;

/// <summary>A module that several threads weave.</summary>
public sealed class EmitQueueTests
{
    private const int Types = 600;

    private static readonly FixtureAssembly Fixture = FixtureAssembly.Named("Valid.Release");

    [Fact]
    public void is_the_same_to_the_byte_as_one_that_a_single_thread_wove()
    {
        var alone = Weave(threads: 1);

        Assert.All(Enumerable.Range(0, 3), _ => Assert.True(alone.SequenceEqual(Weave(threads: 4))));
    }

    [Fact]
    public void fails_with_what_went_wrong_first_in_the_order_of_its_methods()
    {
        using var resolver = new ReferenceResolver(Fixture.References);
        using var module = ModuleDefinition.CreateModule("Broken", new ModuleParameters { Kind = ModuleKind.Dll, AssemblyResolver = resolver });
        for (var number = 0; number < Types; number++)
        {
            module.Types.Add(TypeWithMethod(module, number, isBroken: number >= Types / 2));
        }

        var failure = Assert.Throws<InvalidOperationException>(Weaver(module, threads: 4).Execute);

        Assert.Contains($"'System.Void T{Types / 2}::Run()'", failure.Message, StringComparison.Ordinal);
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

    private static TypeDefinition TypeWithMethod(ModuleDefinition module, int number, bool isBroken)
    {
        var method = new MethodDefinition("Run", MethodAttributes.Public | MethodAttributes.Static, module.TypeSystem.Void);
        var end = Instruction.Create(OpCodes.Ret);
        method.Body.Instructions.Add(Instruction.Create(OpCodes.Ldc_I4_0));
        method.Body.Instructions.Add(Instruction.Create(OpCodes.Brtrue, isBroken ? Instruction.Create(OpCodes.Ret) : end));
        method.Body.Instructions.Add(end);
        var type = new TypeDefinition("", $"T{number}", TypeAttributes.Public, module.TypeSystem.Object);
        type.Methods.Add(method);
        return type;
    }
}

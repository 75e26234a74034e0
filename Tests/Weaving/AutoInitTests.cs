using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Tests.Weaving;

/// <summary>The call that starts the tracer, at the end of the module's initializer. Never loaded here: it would start one in the tests' own process.</summary>
public sealed class AutoInitTests
{
    private const string Configuration = """<Judgeval AutoInit="true" />""";

    private static readonly FixtureAssembly Fixture = FixtureAssembly.Named("ObserveAll");

    [Fact]
    public void a_module_without_an_initializer_gets_one()
    {
        var result = WeaverRunner.Weave(Fixture, Configuration);

        Assert.Empty(result.Problems);
        Assert.Equal(["call AutoInit.Start", "ret"], Initializer(result.Path));
        Assert.Empty(IlVerifier.Check(result.Path, Fixture.References));
        Assert.Empty(PdbAudit.Compare(Fixture.Path, result.Path));
    }

    [Theory]
    [InlineData("<Judgeval />")]
    [InlineData("""<Judgeval AutoInit="false" />""")]
    public void without_the_setting_there_is_none(string configuration) =>
        Assert.Empty(Initializer(WeaverRunner.Weave(Fixture, configuration).Path));

    [Fact]
    public void what_the_module_does_itself_comes_first()
    {
        var modified = Modified(Fixture, static body =>
        {
            var il = body.GetILProcessor();
            var last = Instruction.Create(OpCodes.Ret);
            il.Emit(OpCodes.Ldc_I4_0);
            il.Append(Instruction.Create(OpCodes.Brtrue_S, last));
            il.Emit(OpCodes.Ldc_I4_1);
            il.Append(Instruction.Create(OpCodes.Brtrue_S, last));
            il.Emit(OpCodes.Ret);
            il.Append(last);
        });

        var result = WeaverRunner.Weave(modified, Fixture.References, Configuration);

        Assert.Equal(
            ["ldc.i4.0", "brtrue.s nop", "ldc.i4.1", "brtrue.s nop", "br.s call", "nop", "call AutoInit.Start", "ret"],
            Initializer(result.Path));
        Assert.Empty(IlVerifier.Check(result.Path, Fixture.References));
    }

    [Fact]
    public void a_module_that_is_woven_already_is_left_as_it_is()
    {
        var once = WeaverRunner.Weave(Fixture, Configuration);
        var twice = WeaverRunner.Weave(once.Path, Fixture.References, Configuration);

        Assert.Equal("JDG0009", Assert.Single(twice.Problems).Id);
        Assert.Equal(Initializer(once.Path), Initializer(twice.Path));
    }

    [Fact]
    public void a_module_that_observes_nothing_starts_the_tracer_too()
    {
        var result = WeaverRunner.Weave(Modified(Fixture, null), Fixture.References, """<Judgeval AutoInit="true" />""");

        Assert.Equal(["call AutoInit.Start", "ret"], Initializer(result.Path));
    }

    // A module of nothing but its initializer.
    private static string Modified(FixtureAssembly like, Action<MethodBody>? write)
    {
        var path = Path.Combine(WeaverRunner.NewFolder(), "Empty.dll");
        using var resolver = new ReferenceResolver(like.References);
        using var assembly = AssemblyDefinition.CreateAssembly(new AssemblyNameDefinition("Empty", new Version(1, 0)), "Empty.dll", new ModuleParameters { AssemblyResolver = resolver, Kind = ModuleKind.Dll });
        var module = assembly.MainModule;
        if (write is not null)
        {
            var initializer = new MethodDefinition(
                ".cctor",
                Mono.Cecil.MethodAttributes.Static | Mono.Cecil.MethodAttributes.Private | Mono.Cecil.MethodAttributes.SpecialName | Mono.Cecil.MethodAttributes.RTSpecialName,
                module.TypeSystem.Void);
            write(initializer.Body);
            module.Types[0].Methods.Add(initializer);
        }

        module.Write(path);
        return path;
    }

    private static string[] Initializer(string path)
    {
        using var module = ModuleDefinition.ReadModule(path);
        var initializer = module.Types.Single(static type => type.Name == "<Module>").Methods.SingleOrDefault(static method => method.Name == ".cctor");
        return initializer is null ? [] : [.. initializer.Body.Instructions.Select(Describe)];
    }

    private static string Describe(Instruction instruction) => instruction.Operand switch
    {
        MethodReference method => $"{instruction.OpCode} {method.DeclaringType.Name}.{method.Name}",
        Instruction target => $"{instruction.OpCode} {target.OpCode}",
        _ => instruction.OpCode.ToString(),
    };
}

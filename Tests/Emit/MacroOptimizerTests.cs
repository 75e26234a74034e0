using Judgeval.Fody.Emit;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Tests.Emit;

/// <summary>Short forms where they fit, and only there.</summary>
public sealed class MacroOptimizerTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(127, true)]
    [InlineData(128, false)]
    [InlineData(4000, false)]
    public void a_branch_forward_is_short_up_to_127_bytes(int distance, bool isShort)
    {
        var body = Body();
        var end = Instruction.Create(OpCodes.Ret);
        Add(body, [Instruction.Create(OpCodes.Br, end), .. Nops(distance), end]);

        MacroOptimizer.Optimize(body);
        MacroOptimizer.Measure(body);

        Assert.Equal(isShort ? OpCodes.Br_S : OpCodes.Br, body.Instructions[0].OpCode);
        Assert.Equal(distance + (isShort ? 2 : 5), end.Offset);
    }

    [Theory]
    [InlineData(126, true)]
    [InlineData(127, false)]
    public void a_branch_back_is_short_up_to_128_bytes_from_its_end(int nops, bool isShort)
    {
        var body = Body();
        var start = Instruction.Create(OpCodes.Nop);
        var branch = Instruction.Create(OpCodes.Br, start);
        Add(body, [start, .. Nops(nops - 1), branch]);

        MacroOptimizer.Optimize(body);

        Assert.Equal(isShort ? OpCodes.Br_S : OpCodes.Br, branch.OpCode);
    }

    [Fact]
    public void a_body_of_many_branches_reads_back_with_the_same_targets()
    {
        var body = Body();
        var targets = Enumerable.Range(0, 60).Select(static _ => Instruction.Create(OpCodes.Nop)).ToList();
        for (var i = 0; i < targets.Count; i++)
        {
            var target = targets[i * 37 % targets.Count];
            Add(body, [targets[i], Instruction.Create(OpCodes.Ldc_I4, i * 11), Instruction.Create(i % 2 == 0 ? OpCodes.Brtrue : OpCodes.Brfalse, target), .. Nops(i % 7)]);
        }

        Add(body, [Instruction.Create(OpCodes.Ret)]);
        var expected = Targets(body);
        MacroOptimizer.Optimize(body);
        using var file = new MemoryStream();
        body.Method.Module.Write(file);
        file.Position = 0;
        using var read = ModuleDefinition.ReadModule(file);

        Assert.Equal(expected, Targets(read.GetType("T").Methods[0].Body));
        Assert.Contains(body.Instructions, static instruction => instruction.OpCode == OpCodes.Brtrue_S);
        Assert.Contains(body.Instructions, static instruction => instruction.OpCode == OpCodes.Brtrue);
    }

    [Theory]
    [InlineData(-2, "ldc.i4.s")]
    [InlineData(-1, "ldc.i4.m1")]
    [InlineData(8, "ldc.i4.8")]
    [InlineData(127, "ldc.i4.s")]
    [InlineData(128, "ldc.i4")]
    public void a_constant_is_as_short_as_it_can_be(int value, string name)
    {
        var body = Body();
        Add(body, [Instruction.Create(OpCodes.Ldc_I4, value), Instruction.Create(OpCodes.Ret)]);

        MacroOptimizer.Optimize(body);

        Assert.Equal(name, body.Instructions[0].OpCode.Name);
    }

    [Fact]
    public void this_is_argument_zero_and_the_parameters_follow()
    {
        var body = Body(isStatic: false, parameters: 5);
        var parameters = body.Method.Parameters;
        Add(body, [Instruction.Create(OpCodes.Ldarg, body.ThisParameter), .. parameters.Select(static parameter => Instruction.Create(OpCodes.Ldarg, parameter)), Instruction.Create(OpCodes.Ret)]);

        MacroOptimizer.Optimize(body);

        Assert.Equal(["ldarg.0", "ldarg.1", "ldarg.2", "ldarg.3", "ldarg.s", "ldarg.s", "ret"], body.Instructions.Select(static instruction => instruction.OpCode.Name));
        Assert.Same(parameters[3], body.Instructions[4].Operand);
    }

    private static List<int> Targets(MethodBody body) =>
        [.. body.Instructions.Select(static instruction => instruction.Operand).OfType<Instruction>().Select(body.Instructions.IndexOf)];

    private static IEnumerable<Instruction> Nops(int count) => Enumerable.Range(0, count).Select(static _ => Instruction.Create(OpCodes.Nop));

    private static void Add(MethodBody body, IEnumerable<Instruction> instructions)
    {
        foreach (var instruction in instructions)
        {
            body.Instructions.Add(instruction);
        }
    }

    private static MethodBody Body(bool isStatic = true, int parameters = 0)
    {
        var module = ModuleDefinition.CreateModule("M", ModuleKind.Dll);
        var type = new TypeDefinition("", "T", TypeAttributes.Public, module.TypeSystem.Object);
        var method = new MethodDefinition("Run", MethodAttributes.Public | (isStatic ? MethodAttributes.Static : 0), module.TypeSystem.Void) { HasThis = !isStatic };
        for (var i = 0; i < parameters; i++)
        {
            method.Parameters.Add(new ParameterDefinition(module.TypeSystem.Int32));
        }

        type.Methods.Add(method);
        module.Types.Add(type);
        return method.Body;
    }
}

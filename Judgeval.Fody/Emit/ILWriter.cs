using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>A run of new instructions, written in the order in which they run.</summary>
/// <param name="code">Where they go, behind what is there.</param>
internal sealed class ILWriter(List<Instruction> code)
{
    // The most frequent ones, which need no object for their value.
    private static readonly OpCode[] Constants = [OpCodes.Ldc_I4_0, OpCodes.Ldc_I4_1, OpCodes.Ldc_I4_2, OpCodes.Ldc_I4_3];

    public ILWriter()
        : this([])
    {
    }

    public List<Instruction> Code { get; } = code;

    public ILWriter Emit(Instruction instruction)
    {
        Code.Add(instruction);
        return this;
    }

    public ILWriter Emit(OpCode opCode) => Emit(Instruction.Create(opCode));

    public ILWriter Ldloc(VariableDefinition local) => Emit(Instruction.Create(OpCodes.Ldloc, local));

    public ILWriter Stloc(VariableDefinition local) => Emit(Instruction.Create(OpCodes.Stloc, local));

    public ILWriter Ldloca(VariableDefinition local) => Emit(Instruction.Create(OpCodes.Ldloca, local));

    public ILWriter Ldarg(ParameterDefinition parameter) => Emit(Instruction.Create(OpCodes.Ldarg, parameter));

    public ILWriter Ldfld(FieldReference field) => Emit(Instruction.Create(OpCodes.Ldfld, field));

    public ILWriter Ldsfld(FieldReference field) => Emit(Instruction.Create(OpCodes.Ldsfld, field));

    public ILWriter Ldobj(TypeReference type) => Emit(Instruction.Create(OpCodes.Ldobj, type));

    public ILWriter LdcI4(int value) => Emit(value is >= 0 and < 4 ? Instruction.Create(Constants[value]) : Instruction.Create(OpCodes.Ldc_I4, value));

    public ILWriter Ldstr(string value) => Emit(Instruction.Create(OpCodes.Ldstr, value));

    public ILWriter Branch(OpCode opCode, Instruction target) => Emit(Instruction.Create(opCode, target));

    public ILWriter Call(MethodReference method) => Emit(Instruction.Create(OpCodes.Call, method));
}

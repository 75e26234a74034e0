using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>
/// Gives instructions their short forms, as compilers do. Cecil's own optimiser measures the whole body again after each branch that it shortens, which takes
/// seconds for large modules; here branches are measured with every other branch still long, so one pass is enough and never too optimistic.
/// </summary>
internal static class MacroOptimizer
{
    private static readonly OpCode[] None = [];

    private static readonly OpCode[] LoadArgument = [OpCodes.Ldarg_0, OpCodes.Ldarg_1, OpCodes.Ldarg_2, OpCodes.Ldarg_3];

    private static readonly OpCode[] LoadLocal = [OpCodes.Ldloc_0, OpCodes.Ldloc_1, OpCodes.Ldloc_2, OpCodes.Ldloc_3];

    private static readonly OpCode[] StoreLocal = [OpCodes.Stloc_0, OpCodes.Stloc_1, OpCodes.Stloc_2, OpCodes.Stloc_3];

    private static readonly OpCode[] Constants =
    [
        OpCodes.Ldc_I4_M1, OpCodes.Ldc_I4_0, OpCodes.Ldc_I4_1, OpCodes.Ldc_I4_2, OpCodes.Ldc_I4_3,
        OpCodes.Ldc_I4_4, OpCodes.Ldc_I4_5, OpCodes.Ldc_I4_6, OpCodes.Ldc_I4_7, OpCodes.Ldc_I4_8,
    ];

    /// <summary>Leaves the offsets as they were before the branches became short; Cecil gives each instruction its own when it writes the body.</summary>
    public static void Optimize(MethodBody body)
    {
        var code = body.Instructions;
        var offset = 0;
        for (var index = 0; index < code.Count; index++)
        {
            ShortenOperand(code[index], body);
            code[index].Offset = offset;
            offset += code[index].GetSize();
        }

        for (var index = 0; index < code.Count; index++)
        {
            ShortenBranch(code[index]);
        }
    }

    /// <summary>Gives each instruction its offset.</summary>
    public static void Measure(MethodBody body)
    {
        var offset = 0;
        foreach (var instruction in body.Instructions)
        {
            instruction.Offset = offset;
            offset += instruction.GetSize();
        }
    }

    private static void ShortenBranch(Instruction instruction)
    {
        // Shorter instructions on the way only bring the target nearer.
        if (instruction.OpCode.OperandType == OperandType.InlineBrTarget && Distance(instruction, (Instruction)instruction.Operand) is >= sbyte.MinValue and <= sbyte.MaxValue)
        {
            instruction.OpCode = ShortBranch(instruction.OpCode);
        }
    }

    // From the end of the branch, once it is short: two bytes. What it loses by that moves a target behind it as well.
    private static int Distance(Instruction branch, Instruction target) =>
        target.Offset > branch.Offset ? target.Offset - (branch.Offset + branch.GetSize()) : target.Offset - (branch.Offset + 2);

    private static OpCode ShortBranch(OpCode opCode) => opCode.Code switch
    {
        Code.Br => OpCodes.Br_S,
        Code.Brfalse => OpCodes.Brfalse_S,
        Code.Brtrue => OpCodes.Brtrue_S,
        Code.Beq => OpCodes.Beq_S,
        Code.Bge => OpCodes.Bge_S,
        Code.Bgt => OpCodes.Bgt_S,
        Code.Ble => OpCodes.Ble_S,
        Code.Blt => OpCodes.Blt_S,
        Code.Bne_Un => OpCodes.Bne_Un_S,
        Code.Bge_Un => OpCodes.Bge_Un_S,
        Code.Bgt_Un => OpCodes.Bgt_Un_S,
        Code.Ble_Un => OpCodes.Ble_Un_S,
        Code.Blt_Un => OpCodes.Blt_Un_S,
        Code.Leave => OpCodes.Leave_S,
        _ => opCode,
    };

    private static void ShortenOperand(Instruction instruction, MethodBody body)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Ldarg:
                ShortenArgument(instruction, body, OpCodes.Ldarg_S, LoadArgument);
                break;
            case Code.Ldarga:
                ShortenArgument(instruction, body, OpCodes.Ldarga_S, None);
                break;
            case Code.Starg:
                ShortenArgument(instruction, body, OpCodes.Starg_S, None);
                break;
            case Code.Ldloc:
                ShortenLocal(instruction, OpCodes.Ldloc_S, LoadLocal);
                break;
            case Code.Ldloca:
                ShortenLocal(instruction, OpCodes.Ldloca_S, None);
                break;
            case Code.Stloc:
                ShortenLocal(instruction, OpCodes.Stloc_S, StoreLocal);
                break;
            case Code.Ldc_I4:
                ShortenConstant(instruction, (int)instruction.Operand);
                break;
        }
    }

    private static void ShortenArgument(Instruction instruction, MethodBody body, OpCode @short, OpCode[] macros)
    {
        // The parameter that stands for `this` has no index of its own.
        var parameter = (Mono.Cecil.ParameterDefinition)instruction.Operand;
        var index = parameter == body.ThisParameter ? 0 : parameter.Index + (body.Method.HasThis ? 1 : 0);
        Shorten(instruction, index, @short, macros);
    }

    private static void ShortenLocal(Instruction instruction, OpCode @short, OpCode[] macros) =>
        Shorten(instruction, ((VariableDefinition)instruction.Operand).Index, @short, macros);

    private static void Shorten(Instruction instruction, int index, OpCode @short, OpCode[] macros)
    {
        if (index < macros.Length)
        {
            instruction.OpCode = macros[index];
            instruction.Operand = null;
        }
        else if (index <= byte.MaxValue)
        {
            instruction.OpCode = @short;
        }
    }

    private static void ShortenConstant(Instruction instruction, int value)
    {
        if (value is >= -1 and <= 8)
        {
            instruction.OpCode = Constants[value + 1];
            instruction.Operand = null;
        }
        else if (value is >= sbyte.MinValue and <= sbyte.MaxValue)
        {
            instruction.OpCode = OpCodes.Ldc_I4_S;
            instruction.Operand = (sbyte)value;
        }
    }
}

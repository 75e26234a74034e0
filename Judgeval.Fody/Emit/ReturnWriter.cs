using Judgeval.Fody.Extensions;
using Judgeval.Fody.Plan;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>Hands a result to the runtime on its way out.</summary>
internal sealed class ReturnWriter(BodyEditor editor, KnownMembers members, CallSlot call, ReturnPlan plan, TypeReference resultType)
{
    /// <summary><c>expr</c> ⇒ <c>call.Return(expr)</c>, for the expression that the code so far leaves on the stack.</summary>
    /// <param name="code">The code so far.</param>
    /// <param name="taker">The instruction that takes the value.</param>
    /// <returns>The instruction that takes the value now; null when the expression has no single beginning: then nothing changed.</returns>
    public Instruction? WrapExpression(List<Instruction> code, Instruction taker)
    {
        // A runtime-async method keeps no address while it is suspended, and an expression may await.
        var start = editor.Method.IsRuntimeAsync() || editor.StartsRegion(taker) ? -1 : ExpressionStart.Find(code, taker, editor);
        if (start < 0)
        {
            return null;
        }

        // The first instruction becomes ours and is repeated behind it: branches, region starts and the line of the statement stay with the object.
        var address = call.LoadAddress(editor.NewWriter()).Code;
        var repeated = Replace(code[start], address[0]);
        address.RemoveAt(0);
        address.Add(repeated);
        code.InsertRange(start + 1, address);
        var callReturn = Instruction.Create(OpCodes.Call, Return);
        if (!editor.IsBranchTarget(taker))
        {
            code.Add(callReturn);
            return taker;
        }

        // The arms of the expression meet at the call.
        repeated = Replace(taker, callReturn);
        code.Add(taker);
        return repeated;
    }

    /// <summary><c>v = (stack); call.Return(v)</c>. The instruction that takes the value becomes the first of it, because branches lead there.</summary>
    /// <returns>The instruction that takes the value now.</returns>
    public Instruction WrapStackTop(List<Instruction> code, Instruction taker)
    {
        var value = editor.AddLocal(resultType);
        var repeated = Replace(taker, Instruction.Create(OpCodes.Stloc, value));
        code.Add(taker);
        call.LoadAddress(new ILWriter(code)).Ldloc(value).Call(Return);
        return repeated;
    }

    /// <summary><c>R = call.Return(R)</c>. The given instruction becomes the first of it, because branches lead there.</summary>
    public void WrapLocal(List<Instruction> code, Instruction first, VariableDefinition local)
    {
        var run = call.LoadAddress(editor.NewWriter()).Ldloc(local).Call(Return).Stloc(local).Code;
        Replace(first, run[0]);
        code.Add(first);
        code.AddRange(run.Skip(1));
    }

    private static Instruction Replace(Instruction instruction, Instruction by)
    {
        var repeated = instruction.Repeat();
        instruction.OpCode = by.OpCode;
        instruction.Operand = by.Operand;
        return repeated;
    }

    private MethodReference Return => members.Instance(plan.EntryPoint, plan.TypeArgument);
}

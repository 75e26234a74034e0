using Judgeval.Fody.Extensions;
using Judgeval.Fody.Plan;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>Hands a result to the runtime on its way out.</summary>
internal sealed class ReturnWriter(BodyEditor editor, KnownMembers members, CallSlot call, ReturnPlan plan, TypeReference resultType)
{
    /// <summary><c>expr</c> ⇒ <c>call.Return(expr)</c>, for the expression that the code so far leaves on the stack.</summary>
    /// <returns>False when the expression has no single beginning; then nothing changed.</returns>
    public bool TryWrapExpression(List<Instruction> code)
    {
        // A runtime-async method keeps no address while it is suspended, and an expression may await.
        var start = editor.Method.IsRuntimeAsync() ? -1 : ExpressionStart.Find(code, editor);
        if (start < 0)
        {
            return false;
        }

        // The first instruction becomes ours and is repeated behind it: branches, region starts and the line of the statement stay with the object.
        var first = code[start];
        var address = call.LoadAddress(editor.NewWriter()).Code;
        var repeated = Instruction.Create(OpCodes.Nop);
        repeated.OpCode = first.OpCode;
        repeated.Operand = first.Operand;
        first.OpCode = address[0].OpCode;
        first.Operand = address[0].Operand;
        address.RemoveAt(0);
        address.Add(repeated);
        code.InsertRange(start + 1, address);
        code.Add(Instruction.Create(OpCodes.Call, Return));
        return true;
    }

    /// <summary><c>v = (stack); call.Return(v)</c>. The given instruction becomes the first of it, because branches lead there.</summary>
    public void WrapStackTop(List<Instruction> code, Instruction first)
    {
        var value = editor.AddLocal(resultType);
        first.OpCode = OpCodes.Stloc;
        first.Operand = value;
        code.Add(first);
        call.LoadAddress(new ILWriter(code)).Ldloc(value).Call(Return);
    }

    /// <summary><c>R = call.Return(R)</c>. The given instruction becomes the first of it, because branches lead there.</summary>
    public void WrapLocal(List<Instruction> code, Instruction first, VariableDefinition local)
    {
        var run = call.LoadAddress(editor.NewWriter()).Ldloc(local).Call(Return).Stloc(local).Code;
        first.OpCode = run[0].OpCode;
        first.Operand = run[0].Operand;
        code.Add(first);
        code.AddRange(run.Skip(1));
    }

    private MethodReference Return => members.Instance(plan.EntryPoint, plan.TypeArgument);
}

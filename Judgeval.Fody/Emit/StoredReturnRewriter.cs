using Judgeval.Fody.Extensions;
using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>
/// Rewrites results that are stored in one local before a jump to the common exit, as state machines and unoptimised methods do:
/// <c>stloc R; leave EXIT</c> ⇒ <c>[call.Return(…)]; stloc R; leave EXIT</c>.
/// </summary>
internal sealed class StoredReturnRewriter(BodyEditor editor, ReturnWriter writer, VariableDefinition result, Instruction exit, ParkedReturns? parked = null)
{
    public List<Instruction> Rewrite(List<Instruction> body)
    {
        var code = editor.NewList();
        for (var index = 0; index < body.Count; index++)
        {
            var instruction = body[index];
            if (parked != null && parked.Stores.Contains(instruction))
            {
                RewriteStore(code, instruction);
            }
            else if (parked != null && parked.Returns.Contains(instruction) && !editor.IsTarget(instruction) && !editor.IsTarget(body[index + 1]))
            {
                code.Add(instruction);
                code.Add(body[++index]);
            }
            else if (IsStore(instruction) && index + 1 < body.Count && IsExit(body[index + 1]) && !editor.IsTarget(body[index + 1]))
            {
                RewriteStore(code, instruction);
                code.Add(body[++index]);
            }
            else if (IsExit(instruction))
            {
                RewriteJoinedExit(code, instruction);
            }
            else
            {
                code.Add(instruction);
            }
        }

        return code;
    }

    private bool IsStore(Instruction instruction) => instruction.OpCode.Code == Code.Stloc && instruction.Operand == result;

    private bool IsExit(Instruction instruction) => instruction.IsUnconditionalBranch() && instruction.Operand == exit;

    private void RewriteStore(List<Instruction> code, Instruction store) => code.Add(writer.WrapExpression(code, store) ?? writer.WrapStackTop(code, store));

    // Several paths have stored the result and meet at the jump.
    private void RewriteJoinedExit(List<Instruction> code, Instruction jump)
    {
        var opCode = jump.OpCode;
        writer.WrapLocal(code, jump, result);
        code.Add(Instruction.Create(opCode, exit));
    }
}

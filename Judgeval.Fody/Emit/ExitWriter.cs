using Judgeval.Fody.Extensions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>
/// Turns every way out of a synchronous body into a jump to one exit behind the protected region:
/// <c>ret</c> ⇒ <c>stloc result; leave EXIT</c> … <c>EXIT: ldloc result; ret</c>.
/// </summary>
internal sealed class ExitWriter(BodyEditor editor, TypeReference returnType, Func<TypeReference, ReturnWriter?> returnWriter)
{
    /// <summary>What follows the region.</summary>
    public List<Instruction> Exit { get; private set; } = [];

    /// <summary>Rewrites the body and sets <see cref="Exit"/>.</summary>
    public List<Instruction> Rewrite(List<Instruction> body)
    {
        if (returnType.IsVoid())
        {
            return RewriteVoid(body);
        }

        return CommonExit(body) is { } result ? RewriteStored(body, result) : RewriteValue(body);
    }

    private List<Instruction> RewriteVoid(List<Instruction> body)
    {
        if (body[body.Count - 1].OpCode.Code == Code.Ret)
        {
            MoveExit(body, 1);
        }
        else
        {
            Exit = [Instruction.Create(OpCodes.Ret)];
            editor.Hide(Exit[0]);
        }

        foreach (var instruction in body)
        {
            if (instruction.OpCode.Code == Code.Ret)
            {
                instruction.OpCode = OpCodes.Leave;
                instruction.Operand = Exit[0];
            }
        }

        return LeaveToExit(body);
    }

    // Unoptimised methods store each result in one local and jump to  RET: ldloc R; ret ; optimised ones do so out of a try, lock or using.
    private static VariableDefinition? CommonExit(List<Instruction> body)
    {
        if (body.Count < 3 || body[body.Count - 1].OpCode.Code != Code.Ret || body[body.Count - 2].OpCode.Code != Code.Ldloc)
        {
            return null;
        }

        var exit = body[body.Count - 2];
        var jumps = body.Where(instruction => instruction.Operand == exit || (instruction.Operand is Instruction[] cases && cases.Contains(exit))).ToList();
        return jumps.Count > 0 && jumps.TrueForAll(CecilExtensions.IsUnconditionalBranch) ? (VariableDefinition)exit.Operand : null;
    }

    private List<Instruction> RewriteStored(List<Instruction> body, VariableDefinition result)
    {
        MoveExit(body, 2);
        if (FallsThrough(body))
        {
            body.Add(Instruction.Create(OpCodes.Br, Exit[0]));
        }

        var writer = returnWriter(returnType);
        if (writer != null)
        {
            body = new StoredReturnRewriter(editor, writer, result, Exit[0]).Rewrite(body);
        }

        return LeaveToExit(RewriteReturns(body, result, writer));
    }

    private List<Instruction> RewriteValue(List<Instruction> body)
    {
        var result = editor.AddLocal(returnType);
        Exit = [Instruction.Create(OpCodes.Ldloc, result), Instruction.Create(OpCodes.Ret)];
        editor.Hide(Exit[0]);

        return RewriteReturns(body, result, returnWriter(returnType));
    }

    private List<Instruction> RewriteReturns(List<Instruction> body, VariableDefinition result, ReturnWriter? writer)
    {
        if (body.TrueForAll(instruction => instruction.OpCode.Code != Code.Ret))
        {
            return body;
        }

        var code = editor.NewList();
        foreach (var instruction in body)
        {
            if (instruction.OpCode.Code == Code.Ret)
            {
                WriteReturn(code, instruction, result, writer);
            }
            else
            {
                code.Add(instruction);
            }
        }

        return code;
    }

    private void WriteReturn(List<Instruction> code, Instruction ret, VariableDefinition result, ReturnWriter? writer)
    {
        if (writer == null || (!editor.IsTarget(ret) && writer.TryWrapExpression(code)))
        {
            ret.OpCode = OpCodes.Stloc;
            ret.Operand = result;
            code.Add(ret);
        }
        else
        {
            writer.WrapStackTop(code, ret);
            code.Add(Instruction.Create(OpCodes.Stloc, result));
        }

        code.Add(Instruction.Create(OpCodes.Leave, Exit[0]));
    }

    private void MoveExit(List<Instruction> body, int count)
    {
        Exit = body.GetRange(body.Count - count, count);
        body.RemoveRange(body.Count - count, count);
    }

    // A region is left by `leave` only; a conditional jump goes to a landing, the region's last instruction.
    private List<Instruction> LeaveToExit(List<Instruction> body)
    {
        var exit = Exit[0];
        var landing = Instruction.Create(OpCodes.Leave, exit);
        var isNeeded = FallsThrough(body);
        foreach (var instruction in body)
        {
            if (instruction.Operand == exit && instruction.OpCode.Code is Code.Br or Code.Leave)
            {
                instruction.OpCode = OpCodes.Leave;
            }
            else if (instruction.Operand == exit)
            {
                instruction.Operand = landing;
                isNeeded = true;
            }
            else if (instruction.Operand is Instruction[] cases && cases.Contains(exit))
            {
                instruction.Operand = cases.Select(target => target == exit ? landing : target).ToArray();
                isNeeded = true;
            }
        }

        if (isNeeded)
        {
            body.Add(landing);
            editor.MoveHandlerEnds(end => end == exit, landing);
        }

        return body;
    }

    private static bool FallsThrough(List<Instruction> body) =>
        body.Count == 0 || body[body.Count - 1].OpCode.FlowControl is not (FlowControl.Branch or FlowControl.Return or FlowControl.Throw);
}

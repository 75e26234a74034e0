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
    private VariableDefinition? CommonExit(List<Instruction> body)
    {
        if (body.Count < 3 || body[body.Count - 1].OpCode.Code != Code.Ret || body[body.Count - 2].OpCode.Code != Code.Ldloc || FallsInto(body, body.Count - 2))
        {
            return null;
        }

        var exit = body[body.Count - 2];
        var result = (VariableDefinition)exit.Operand;

        var jumps = JumpsTo(body, exit);
        var isEndOfExpression = editor.HasSequencePoint(exit) && !editor.IsVisible(exit) && jumps.TrueForAll(jump => body[jump].OpCode.Code == Code.Br);
        return jumps.Count > 0 && !isEndOfExpression && jumps.TrueForAll(jump => CarriesResult(body, jump, result)) && !IsUsedOnTheWayOut(body, result)
            ? result
            : null;
    }

    // A variable of the user, whose last value nobody knows before.
    private bool IsUsedOnTheWayOut(List<Instruction> body, VariableDefinition result) => editor.Body.ExceptionHandlers
        .Where(handler => handler.HandlerType == ExceptionHandlerType.Finally)
        .Any(handler => body.SkipWhile(instruction => instruction != handler.HandlerStart)
            .TakeWhile(instruction => instruction != handler.HandlerEnd)
            .Any(instruction => instruction.Operand == result));

    // stloc R; leave RET   or   stloc R; br J; … J: leave RET
    private bool CarriesResult(List<Instruction> body, int jump, VariableDefinition result)
    {
        if (!body[jump].IsUnconditionalBranch())
        {
            return false;
        }

        var isStored = jump > 0 && body[jump - 1].OpCode.Code == Code.Stloc && body[jump - 1].Operand == result;
        return (isStored || !FallsInto(body, jump))
            && (!editor.IsBranchTarget(body[jump]) || JumpsTo(body, body[jump]).TrueForAll(before => CarriesResult(body, before, result)));
    }

    private List<int> JumpsTo(List<Instruction> body, Instruction target)
    {
        var jumps = new List<int>();
        for (var index = 0; index < body.Count && editor.IsBranchTarget(target); index++)
        {
            if (body[index].Operand == target || (body[index].Operand is Instruction[] cases && cases.Contains(target)))
            {
                jumps.Add(index);
            }
        }

        return jumps;
    }

    private static bool FallsInto(List<Instruction> body, int index) => index > 0 && FallsThrough(body[index - 1]);

    private List<Instruction> RewriteStored(List<Instruction> body, VariableDefinition result)
    {
        MoveExit(body, 2);
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

        if (writer != null)
        {
            ReturnJoiner.Join(editor, body);
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
        if (writer == null)
        {
            WriteStore(code, ret, result);
        }
        else
        {
            WriteStore(code, writer.WrapExpression(code, ret) ?? writer.WrapStackTop(code, ret), result);
        }

        code.Add(Instruction.Create(OpCodes.Leave, Exit[0]));
    }

    private static void WriteStore(List<Instruction> code, Instruction taker, VariableDefinition result)
    {
        taker.OpCode = OpCodes.Stloc;
        taker.Operand = result;
        code.Add(taker);
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
        var isNeeded = body.Count == 0 || FallsThrough(body[body.Count - 1]);
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

    private static bool FallsThrough(Instruction instruction) => instruction.OpCode.FlowControl is not (FlowControl.Branch or FlowControl.Return or FlowControl.Throw);
}

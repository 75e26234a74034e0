using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>
/// Optimised code returns from each arm of one <c>return a ? b : c;</c> by itself. Joined again, the statement hands over one result, and is read as one:
/// <c>…; b; ret; …; c; ret</c> ⇒ <c>…; b; br R; …; c; R: ret</c>. What statements there are, only symbols tell.
/// </summary>
internal static class ReturnJoiner
{
    public static void Join(BodyEditor editor, List<Instruction> body)
    {
        var start = -1;
        var returns = 0;
        for (var index = 0; index < body.Count; index++)
        {
            if (editor.HasSequencePoint(body[index]))
            {
                start = index;
                returns = 0;
            }

            if (body[index].OpCode.Code != Code.Ret)
            {
                continue;
            }

            var isLast = index + 1 == body.Count || editor.HasSequencePoint(body[index + 1]);
            if (++returns > 1 && isLast && start >= 0 && IsOneExpression(editor, body, start, index))
            {
                foreach (var arm in body.GetRange(start, index - start).Where(instruction => instruction.OpCode.Code == Code.Ret))
                {
                    editor.Redirect(arm, OpCodes.Br, body[index]);
                }
            }
        }
    }

    private static bool IsOneExpression(BodyEditor editor, List<Instruction> body, int start, int end)
    {
        var walk = new ExpressionWalk(editor);
        walk.Enter(body[end]);
        for (var index = end - 1; index >= start; index--)
        {
            var instruction = body[index];
            if (editor.StartsRegion(body[index + 1]))
            {
                return false;
            }

            if (instruction.OpCode.Code == Code.Ret)
            {
                walk.Restart();
            }
            else if (!walk.Step(instruction))
            {
                return false;
            }

            if (index > start)
            {
                walk.Enter(instruction);
            }
        }

        return walk.IsClosed;
    }
}

using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>
/// Finds where the expression whose value is now on the stack begins, so that <c>return expr</c> can become <c>return call.Return(expr)</c> without a temporary.
/// Only straight-line code is followed: a value that several branches bring together has no such place.
/// </summary>
internal static class ExpressionStart
{
    /// <summary>The index of the expression's first instruction, or -1.</summary>
    public static int Find(List<Instruction> code, BodyEditor editor)
    {
        var needed = 1;
        for (var index = code.Count - 1; index >= 0; index--)
        {
            var instruction = code[index];
            if (instruction.OpCode.FlowControl is not (FlowControl.Next or FlowControl.Call or FlowControl.Meta) || instruction.OpCode.Code == Code.Localloc)
            {
                return -1;
            }

            needed -= StackEffect.Pushes(instruction);
            if (needed < 0)
            {
                return -1;
            }

            needed += StackEffect.Pops(instruction);
            if (needed == 0)
            {
                return WithPrefixes(code, index);
            }

            if (editor.IsTarget(instruction))
            {
                return -1;
            }
        }

        return -1;
    }

    private static int WithPrefixes(List<Instruction> code, int index)
    {
        while (index > 0 && code[index - 1].OpCode.OpCodeType == OpCodeType.Prefix)
        {
            index--;
        }

        return index;
    }
}

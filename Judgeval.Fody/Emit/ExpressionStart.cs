using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>
/// Finds where the expression whose value is now on the stack begins, so that <c>return expr</c> can become <c>return call.Return(expr)</c> without a temporary.
/// Branches are followed as far as they stay inside of the expression: <c>a ? b : c</c>, <c>a &amp;&amp; b</c>, <c>a ?? b</c>.
/// </summary>
internal static class ExpressionStart
{
    // Nobody writes longer ones; the walk from each of many returns in a body has to end somewhere.
    private const int Longest = 1000;

    /// <param name="code">Ends with the expression.</param>
    /// <param name="taker">The instruction that takes the value; what branches to it is inside of the expression.</param>
    /// <param name="editor">Knows the branches.</param>
    /// <returns>The index of the expression's first instruction, or -1.</returns>
    public static int Find(List<Instruction> code, Instruction taker, BodyEditor editor)
    {
        var walk = new ExpressionWalk(editor);
        walk.Enter(taker);
        for (var index = code.Count - 1; index >= Math.Max(0, code.Count - Longest); index--)
        {
            var instruction = code[index];
            if (!walk.Step(instruction))
            {
                return -1;
            }

            if (walk.IsClosed)
            {
                return WithPrefixes(code, index);
            }

            if (editor.StartsRegion(instruction) || (walk.Needed == 0 && editor.HasSequencePoint(instruction)))
            {
                return -1;
            }

            walk.Enter(instruction);
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

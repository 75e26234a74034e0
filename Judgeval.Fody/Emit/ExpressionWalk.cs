using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>Walks back through the code of one expression and counts the values that it needs on the stack at each place; branches inside of it lead forward only.</summary>
internal sealed class ExpressionWalk(BodyEditor editor)
{
    private Dictionary<Instruction, int>? _neededAt;
    private int _openBranches;

    /// <summary>How many values of the expression have to be on the stack here; it starts from the one that it leaves.</summary>
    public int Needed { get; private set; } = 1;

    /// <summary>Whether the expression can begin here: it needs nothing from before, and nobody jumps into the middle of it.</summary>
    public bool IsClosed => Needed == 0 && _openBranches == 0;

    /// <summary>Goes into the expression, or farther into it, across an instruction that may be branched to.</summary>
    public void Enter(Instruction instruction)
    {
        if (editor.IsBranchTarget(instruction))
        {
            (_neededAt ??= [])[instruction] = Needed;
            _openBranches += editor.BranchesTo(instruction);
        }
    }

    /// <summary>Another way to where the whole expression is done.</summary>
    public void Restart() => Needed = 1;

    /// <summary>Goes back across one instruction.</summary>
    /// <returns>False when it cannot be part of an expression.</returns>
    public bool Step(Instruction instruction)
    {
        switch (instruction.OpCode.FlowControl)
        {
            case FlowControl.Next or FlowControl.Call or FlowControl.Meta when instruction.OpCode.Code != Code.Localloc:
                Needed -= StackEffect.Pushes(instruction);
                if (Needed < 0)
                {
                    return false;
                }

                Needed += StackEffect.Pops(instruction);
                return true;
            case FlowControl.Branch when instruction.OpCode.Code == Code.Br && IsKnown((Instruction)instruction.Operand, out var needed):
                _openBranches--;
                Needed = needed;
                return true;
            case FlowControl.Cond_Branch:
                var targets = instruction.Operand as Instruction[] ?? [(Instruction)instruction.Operand];
                _openBranches -= targets.Length;
                var agrees = Array.TrueForAll(targets, target => IsKnown(target, out var there) && there == Needed);
                Needed += StackEffect.Pops(instruction);
                return agrees;
            default:
                return false;
        }
    }

    private bool IsKnown(Instruction target, out int needed)
    {
        needed = 0;
        return _neededAt != null && _neededAt.TryGetValue(target, out needed);
    }
}

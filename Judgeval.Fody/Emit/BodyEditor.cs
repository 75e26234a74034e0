using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Judgeval.Fody.Emit;

/// <summary>
/// A method body while it is rewritten: plain lists in between, one write back at the end. Cecil's own insert and remove adjust the debug information at each call,
/// which is slow and turns "no catch handler" of async debug information into "offset 0"; instructions keep their identity here, so the debug information follows by itself.
/// </summary>
internal sealed class BodyEditor
{
    private const int HiddenLine = 0xFEEFEE;

    private readonly IDictionary<Instruction, SequencePoint> _sequencePoints;
    private readonly Document? _document;
    private readonly HashSet<Instruction> _hidden = [];
    private readonly bool _hadNoLocals;

    public BodyEditor(MethodDefinition method)
    {
        Method = method;
        Body = method.Body;
        _hadNoLocals = !Body.HasVariables;
        _sequencePoints = method.DebugInformation.GetSequencePointMapping();
        _document = method.DebugInformation.HasSequencePoints ? method.DebugInformation.SequencePoints[0].Document : null;
        Body.SimplifyMacros();
        Code = [.. Body.Instructions];
        BranchTargets = FindBranchTargets();
        RegionStarts = [.. FindRegionStarts()];
    }

    public MethodDefinition Method { get; }

    public MethodBody Body { get; }

    /// <summary>The instructions; whoever edits replaces the list or changes it in place.</summary>
    public List<Instruction> Code { get; set; }

    /// <summary>Instructions that are reached by a branch, and by how many.</summary>
    public Dictionary<Instruction, int> BranchTargets { get; }

    /// <summary>Instructions that start a protected region of the original body, or one of its handlers.</summary>
    public HashSet<Instruction> RegionStarts { get; }

    /// <summary>Whether the instruction is reached otherwise than from the one before it.</summary>
    public bool IsTarget(Instruction instruction) => BranchTargets.ContainsKey(instruction) || RegionStarts.Contains(instruction);

    /// <summary>Whether a statement begins here, or code that no statement of the user stands for.</summary>
    public bool HasSequencePoint(Instruction instruction) => _sequencePoints.ContainsKey(instruction);

    /// <summary>Whether a statement of the user begins here.</summary>
    public bool IsVisible(Instruction instruction) => _sequencePoints.TryGetValue(instruction, out var point) && !point.IsHidden;

    /// <summary>Makes a branch of an instruction that was none.</summary>
    public void Redirect(Instruction instruction, OpCode branch, Instruction target)
    {
        instruction.OpCode = branch;
        instruction.Operand = target;
        CountBranch(BranchTargets, target);
    }

    public VariableDefinition AddLocal(TypeReference type)
    {
        var local = new VariableDefinition(type);
        Body.Variables.Add(local);
        return local;
    }

    /// <summary>Keeps debuggers from showing the last user line for code that starts here.</summary>
    public void Hide(Instruction instruction) => _hidden.Add(instruction);

    /// <summary>Gives one instruction's line to another, which now ends the same statement.</summary>
    public void MoveSequencePoint(Instruction from, Instruction to)
    {
        if (_sequencePoints.TryGetValue(from, out var point))
        {
            _sequencePoints.Remove(from);
            _sequencePoints[to] = point;
        }
    }

    /// <summary>Names a local for decompilers, which print it; debuggers hide it.</summary>
    public void NameLocal(VariableDefinition local, string name)
    {
        if (_document == null)
        {
            return;
        }

        var scope = Method.DebugInformation.Scope ??= new ScopeDebugInformation(Code[0], null);
        scope.Start = new InstructionOffset(Code[0]);
        scope.Variables.Add(new VariableDebugInformation(local, name) { IsDebuggerHidden = true });
    }

    /// <summary>
    /// Instructions that leave their place take no region bound with them: a handler that ended there ends where the code now goes on.
    /// </summary>
    public void MoveHandlerEnds(Func<Instruction?, bool> moved, Instruction to)
    {
        foreach (var handler in Body.ExceptionHandlers.Where(handler => moved(handler.HandlerEnd)))
        {
            handler.HandlerEnd = to;
        }
    }

    public void Commit()
    {
        // A body without locals has a header that says so, and one with locals must be zeroed to be verifiable; anything else stays as the user compiled it.
        Body.InitLocals |= _hadNoLocals && Code.TrueForAll(instruction => instruction.OpCode != OpCodes.Localloc);
        Body.Instructions.Clear();
        foreach (var instruction in Code)
        {
            Body.Instructions.Add(instruction);
        }

        WriteSequencePoints();
        MacroOptimizer.Optimize(Body);
    }

    private Dictionary<Instruction, int> FindBranchTargets()
    {
        var targets = new Dictionary<Instruction, int>();
        foreach (var operand in Body.Instructions.Select(instruction => instruction.Operand))
        {
            if (operand is Instruction target)
            {
                CountBranch(targets, target);
            }
            else if (operand is Instruction[] cases)
            {
                Array.ForEach(cases, @case => CountBranch(targets, @case));
            }
        }

        return targets;
    }

    private static void CountBranch(Dictionary<Instruction, int> targets, Instruction target)
    {
        targets.TryGetValue(target, out var count);
        targets[target] = count + 1;
    }

    private IEnumerable<Instruction> FindRegionStarts() =>
        Body.ExceptionHandlers.SelectMany(handler => new[] { handler.TryStart, handler.HandlerStart, handler.FilterStart }).Where(start => start != null);

    private void WriteSequencePoints()
    {
        if (_document == null)
        {
            return;
        }

        var points = Method.DebugInformation.SequencePoints;
        points.Clear();
        foreach (var instruction in Code)
        {
            if (_sequencePoints.TryGetValue(instruction, out var point))
            {
                points.Add(At(instruction, point.StartLine, point.StartColumn, point.EndLine, point.EndColumn, point.Document));
            }
            else if (_hidden.Contains(instruction))
            {
                points.Add(At(instruction, HiddenLine, 0, HiddenLine, 0, _document));
            }
        }
    }

    private static SequencePoint At(Instruction instruction, int startLine, int startColumn, int endLine, int endColumn, Document document) =>
        new(instruction, document) { StartLine = startLine, StartColumn = startColumn, EndLine = endLine, EndColumn = endColumn };
}

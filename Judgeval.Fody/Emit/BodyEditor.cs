using Judgeval.Fody.Extensions;
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

    private readonly EditBuffers _buffers;
    private readonly InstructionNotes _notes;
    private readonly Document? _document;
    private readonly bool _hadNoLocals;

    /// <param name="method">Whose body is rewritten.</param>
    /// <param name="buffers">Given back what earlier bodies took: one body is rewritten at a time.</param>
    public BodyEditor(MethodDefinition method, EditBuffers buffers)
    {
        buffers.GiveBack();
        _buffers = buffers;
        Method = method;
        Body = method.Body;
        _hadNoLocals = !Body.HasVariables;
        _document = method.DebugInformation.HasSequencePoints ? method.DebugInformation.SequencePoints[0].Document : null;
        Body.SimplifyMacros();
        Code = NewList();
        Code.AddRange(Body.Instructions);
        _notes = new InstructionNotes(Body, buffers);
    }

    public MethodDefinition Method { get; }

    public MethodBody Body { get; }

    /// <summary>The instructions; whoever edits replaces the list or changes it in place.</summary>
    public List<Instruction> Code { get; set; }

    /// <summary>How many branches lead to the instruction.</summary>
    public int BranchesTo(Instruction instruction) => _notes[instruction].Branches;

    /// <summary>Whether a branch leads to the instruction.</summary>
    public bool IsBranchTarget(Instruction instruction) => BranchesTo(instruction) > 0;

    /// <summary>Whether the instruction starts a protected region of the original body, or one of its handlers.</summary>
    public bool StartsRegion(Instruction instruction) => _notes[instruction].StartsRegion;

    /// <summary>Whether the instruction is reached otherwise than from the one before it.</summary>
    public bool IsTarget(Instruction instruction) => IsBranchTarget(instruction) || StartsRegion(instruction);

    /// <summary>Whether a statement begins here, or code that no statement of the user stands for.</summary>
    public bool HasSequencePoint(Instruction instruction) => _notes[instruction].SequencePoint != null;

    /// <summary>Whether a statement of the user begins here.</summary>
    public bool IsVisible(Instruction instruction) => _notes[instruction].SequencePoint is { IsHidden: false };

    /// <summary>Makes a branch of an instruction that was none.</summary>
    public void Redirect(Instruction instruction, OpCode branch, Instruction target)
    {
        instruction.OpCode = branch;
        instruction.Operand = target;
        _notes.Of(target).Branches++;
    }

    /// <summary>An empty list to write instructions to, as long as this body is rewritten.</summary>
    public List<Instruction> NewList() => _buffers.Take();

    /// <summary>A list of some of the instructions.</summary>
    public List<Instruction> Slice(int start, int end)
    {
        var slice = NewList();
        for (var index = start; index < end; index++)
        {
            slice.Add(Code[index]);
        }

        return slice;
    }

    public ILWriter NewWriter() => new(NewList());

    public VariableDefinition AddLocal(TypeReference type)
    {
        var local = new VariableDefinition(type);
        Body.Variables.Add(local);
        return local;
    }

    /// <summary>Keeps debuggers from showing the last user line for code that starts here.</summary>
    public void Hide(Instruction instruction) => _notes.Of(instruction).IsHidden = true;

    /// <summary>Gives one instruction's line to another, which now ends the same statement.</summary>
    public void MoveSequencePoint(Instruction from, Instruction to)
    {
        if (_notes[from].SequencePoint is { } point)
        {
            _notes.Of(from).SequencePoint = null;
            _notes.Of(to).SequencePoint = At(to, point.StartLine, point.StartColumn, point.EndLine, point.EndColumn, point.Document);
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
        foreach (var handler in Body.ExceptionHandlers)
        {
            if (moved(handler.HandlerEnd))
            {
                handler.HandlerEnd = to;
            }
        }
    }

    public void Commit()
    {
        // A body without locals has a header that says so, and one with locals must be zeroed to be verifiable; anything else stays as the user compiled it.
        Body.InitLocals |= _hadNoLocals && Code.TrueForAll(instruction => instruction.OpCode != OpCodes.Localloc);
        Body.Instructions.Clear();
        Body.Instructions.AddAll(Code);

        WriteSequencePoints();
        MacroOptimizer.Optimize(Body);
    }

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
            ref readonly var note = ref _notes[instruction];
            if (note.SequencePoint is { } point)
            {
                points.Add(point);
            }
            else if (note.IsHidden)
            {
                points.Add(At(instruction, HiddenLine, 0, HiddenLine, 0, _document));
            }
        }
    }

    private static SequencePoint At(Instruction instruction, int startLine, int startColumn, int endLine, int endColumn, Document document) =>
        new(instruction, document) { StartLine = startLine, StartColumn = startColumn, EndLine = endLine, EndColumn = endColumn };
}

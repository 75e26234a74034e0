using Judgeval.Fody.Extensions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>
/// What the compiler does before anything else in a method whose parameters are captured by a lambda or local function:
/// <c>closure = new Closure(); closure.a = a; closure.b = b;</c>. From there on the parameter is the closure's field, so a prologue goes behind it and reads that field,
/// as it would if a person had written it; from before, decompilers show the field as a second variable.
/// </summary>
internal sealed class ClosureStart
{
    private readonly BodyEditor _editor;
    private readonly List<Instruction> _code;
    private readonly bool _inStateMachine;
    // Few methods have a closure.
    private Dictionary<object, List<Instruction>>? _loads;

    private ClosureStart(BodyEditor editor, List<Instruction> code, bool inStateMachine)
    {
        _editor = editor;
        _code = code;
        _inStateMachine = inStateMachine;
    }

    /// <summary>The index of the instruction behind it.</summary>
    public int End { get; private set; }

    /// <summary>The start of a method's own code.</summary>
    public static ClosureStart OfMethod(BodyEditor editor, int start) => new ClosureStart(editor, editor.Code, inStateMachine: false).Read(start);

    /// <summary>The start of a state machine's first run.</summary>
    public static ClosureStart OfStateMachine(BodyEditor editor, List<Instruction> body, int start) => new ClosureStart(editor, body, inStateMachine: true).Read(start);

    /// <summary>Loads the parameter, or the state machine's field for it, from the closure.</summary>
    /// <returns>False when it is not captured; then nothing is written.</returns>
    public bool TryLoad(ILWriter il, object parameter)
    {
        if (_loads == null || !_loads.TryGetValue(parameter, out var load))
        {
            return false;
        }

        load.ForEach(instruction => il.Emit(instruction.Repeat()));
        return true;
    }

    private ClosureStart Read(int start)
    {
        var index = AfterCreation(start);
        for (var length = CopyLength(index); length > 0; length = CopyLength(index))
        {
            Remember(index, length);
            index += length;
        }

        if (_loads != null && _loads.Keys.Any(parameter => parameter != _editor.Body.ThisParameter) && RunsOnce(start) && IsWithoutLines(start, index))
        {
            End = index;
        }
        else
        {
            _loads = null;
            End = start;
        }

        return this;
    }

    // A loop at the very start of a method may make a closure each time round. In a state machine the jumps of the later runs lead across, from before.
    private bool RunsOnce(int start)
    {
        return _editor.BranchesTo(_code[start]) == (_inStateMachine ? _code.Take(start).Count(instruction => instruction.Operand == _code[start]) : 0);
    }

    private bool IsWithoutLines(int start, int end) =>
        !_editor.IsVisible(_code[start])
        && _code.GetRange(start + 1, end - start - 1).TrueForAll(instruction => !_editor.IsTarget(instruction) && !_editor.HasSequencePoint(instruction));

    // newobj closure; stloc V   or   ldarg.0; newobj closure; stfld F   or nothing, for a struct
    private int AfterCreation(int start)
    {
        var index = _inStateMachine && Is(start, Code.Ldarg) ? start + 1 : start;
        return Is(index, Code.Newobj) && Is(index + 1, index == start ? Code.Stloc : Code.Stfld) && IsClosure(((MethodReference)_code[index].Operand).DeclaringType) ? index + 2 : start;
    }

    // <closure>; <parameter>; stfld field
    private int CopyLength(int index)
    {
        var closure = Is(index, Code.Ldarg) && !_inStateMachine ? 0 : LoadLength(index);
        var parameter = closure == 0 ? 0 : LoadLength(index + closure);
        var store = index + closure + parameter;
        return parameter > 0 && Is(store, Code.Stfld) && IsClosure(((FieldReference)_code[store].Operand).DeclaringType) ? closure + parameter + 1 : 0;
    }

    // ldloc V   or   ldloca V   or   ldarg p   or, in a state machine, ldarg.0; ldfld F
    private int LoadLength(int index)
    {
        if (Is(index, Code.Ldloc) || Is(index, Code.Ldloca))
        {
            return 1;
        }

        return !Is(index, Code.Ldarg) ? 0 : !_inStateMachine ? 1 : Is(index + 1, Code.Ldfld) || Is(index + 1, Code.Ldflda) ? 2 : 0;
    }

    private void Remember(int index, int length)
    {
        var parameter = _code[index + length - 2].Operand;
        if ((parameter is FieldReference field ? field.OwnDefinition() : parameter) is not { } key)
        {
            return;
        }

        var load = _code.GetRange(index, LoadLength(index));
        load.Add(Instruction.Create(OpCodes.Ldfld, (FieldReference)_code[index + length - 1].Operand));
        (_loads ??= [])[key] = load;
    }

    private bool Is(int index, Code code) => index < _code.Count && _code[index].OpCode.Code == code;

    private bool IsClosure(TypeReference type) =>
        type.IsNested && type.OwnDefinition() is { } definition && definition.HasAttribute(KnownNames.CompilerGeneratedAttribute) && !_editor.Method.DeclaringType.Equals(definition);
}

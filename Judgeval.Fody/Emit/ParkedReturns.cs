using Judgeval.Fody.Classify;
using Judgeval.Fody.Extensions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>
/// Results that the compiler parks, because the way out awaits first (<c>await foreach</c>, <c>finally { await … }</c>):
/// <c>parked = expr; way = 1; leave; …; if (way == 1) { R = parked; leave EXIT; }</c>.
/// The user's <c>return expr</c> is where the value is parked, so it is recorded there, as everywhere else before the user's <c>finally</c>.
/// </summary>
internal sealed class ParkedReturns
{
    private readonly List<Instruction> _body;
    private readonly TypeDefinition _stateMachine;
    private Dictionary<Instruction, int>? _positions;

    private ParkedReturns(List<Instruction> body, TypeDefinition stateMachine)
    {
        _body = body;
        _stateMachine = stateMachine;
    }

    // Few methods park anything.
    private Dictionary<Instruction, int> Positions => _positions ??= _body.Select((instruction, index) => new KeyValuePair<Instruction, int>(instruction, index)).ToDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>The stores into parking fields: <c>stfld parked</c>.</summary>
    public HashSet<Instruction> Stores { get; } = [];

    /// <summary>The stores of what was parked into the method's result: <c>stloc R</c>.</summary>
    public HashSet<Instruction> Returns { get; } = [];

    public static ParkedReturns Find(List<Instruction> body, VariableDefinition result, AsyncStateMachine stateMachine)
    {
        var found = new ParkedReturns(body, stateMachine.Type);
        for (var index = 2; index < body.Count; index++)
        {
            if (body[index].OpCode.Code == Code.Stloc && body[index].Operand == result)
            {
                found.Follow(index);
            }
        }

        return found;
    }

    // ldarg.0; ldfld parked; <store>
    private bool Follow(int store)
    {
        var load = _body[store - 1];
        if (load.OpCode.Code != Code.Ldfld || FieldOf(load) is not { } parked)
        {
            return false;
        }

        var uses = _body.Where(instruction => FieldOf(instruction) == parked).ToList();
        var parking = uses.Where(use => use.OpCode.Code == Code.Stfld && IsParking(use)).ToList();
        if (parking.Count == 0 || !uses.TrueForAll(use => use == load || parking.Contains(use) || IsCleared(use)))
        {
            return false;
        }

        // Out of two awaiting blocks the value is parked twice.
        Stores.UnionWith(parking.Where(outer => !Follow(Positions[outer])));
        Returns.Add(_body[store]);
        return true;
    }

    // What belongs to a variable of the user is called <name>5__1.
    private FieldDefinition? FieldOf(Instruction instruction) =>
        instruction.Operand is FieldReference reference && reference.Name.StartsWith("<>", StringComparison.Ordinal) && reference.OwnDefinition() is { } field
        && field.DeclaringType == _stateMachine ? field : null;

    // stfld parked; [br PARK]; PARK: ldarg.0; ldc.i4 way; stfld way   where no way is 0
    private bool IsParking(Instruction store)
    {
        var next = Positions[store] + 1;
        for (var jumps = 0; jumps < 4 && next < _body.Count && _body[next].IsUnconditionalBranch(); jumps++)
        {
            if (!Positions.TryGetValue((Instruction)_body[next].Operand, out next))
            {
                return false;
            }
        }

        return next + 2 < _body.Count && _body[next + 1].Operand is int and > 0 && _body[next + 2].OpCode.Code == Code.Stfld && FieldOf(_body[next + 2]) != null;
    }

    // ldnull; stfld parked   or   ldflda parked; initobj
    private bool IsCleared(Instruction use)
    {
        var index = Positions[use];
        return use.OpCode.Code == Code.Stfld ? _body[index - 1].OpCode.Code == Code.Ldnull
            : use.OpCode.Code == Code.Ldflda && index + 1 < _body.Count && _body[index + 1].OpCode.Code == Code.Initobj;
    }
}

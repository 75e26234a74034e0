using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>Where the <c>ObservedCall</c> lives: the one difference between woven methods and woven state machines.</summary>
internal sealed class CallSlot
{
    private readonly VariableDefinition? _local;
    private readonly ParameterDefinition? _stateMachine;
    private readonly FieldReference? _field;

    public CallSlot(VariableDefinition local) => _local = local;

    public CallSlot(ParameterDefinition stateMachine, FieldReference field)
    {
        _stateMachine = stateMachine;
        _field = field;
    }

    public ILWriter LoadAddress(ILWriter il) =>
        _local != null ? il.Ldloca(_local) : il.Ldarg(_stateMachine!).Emit(Instruction.Create(OpCodes.Ldflda, _field));
}

using Judgeval.Fody.Plan;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>
/// Writes  <c>call = default; if (ObservedCall.IsEnabled(M)) { call.Begin(M); call.Argument(0, a); … }</c>.
/// </summary>
internal sealed class PrologueWriter(KnownMembers members, CallSlot call, WeavingPlan plan, FieldReference descriptor)
{
    private readonly bool _isEntered = plan.StateMachine is { HasOwnBuilder: true };

    /// <param name="il">What is written to.</param>
    /// <param name="body">Where it goes on.</param>
    /// <param name="loadValue">Loads a parameter's value and tells its type in this body's generic context.</param>
    public void Write(ILWriter il, Instruction body, Func<ILWriter, ParameterCapture, TypeReference> loadValue)
    {
        // Explicit, because [SkipLocalsInit] leaves locals and state machines as they were found. An entered call has begun.
        if (!_isEntered)
        {
            call.LoadAddress(il).Emit(Instruction.Create(OpCodes.Initobj, members.ObservedCall));
        }

        il.Ldsfld(descriptor).Call(members["IsEnabled"]).Branch(OpCodes.Brfalse, body);
        call.LoadAddress(il).Ldsfld(descriptor).Call(members[_isEntered ? "BeginEntered" : plan.IsSequence ? "BeginSequence" : "Begin"]);
        for (var index = 0; index < plan.Captures.Count; index++)
        {
            call.LoadAddress(il).LdcI4(index);
            il.Call(members.Instance("Argument", Load(il, plan.Captures[index], loadValue)));
        }
    }

    private TypeReference Load(ILWriter il, ParameterCapture capture, Func<ILWriter, ParameterCapture, TypeReference> loadValue)
    {
        if (capture.Placeholder is { } placeholder)
        {
            il.Ldstr(placeholder);
            return plan.Method.Module.TypeSystem.String;
        }

        return loadValue(il, capture);
    }
}

using Judgeval.Fody.Extensions;
using Judgeval.Fody.Plan;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>
/// Weaves an iterator or async iterator around its kickoff method, which only makes an object and cannot fail:
/// <code>
/// IEnumerable&lt;T&gt; M(A a) { yield … }
/// =>
/// IEnumerable&lt;T&gt; M(A a)
/// {
///     ObservedCall call = default;
///     if (ObservedCall.IsEnabled(Observed.C.M)) { call.BeginSequence(Observed.C.M); call.Argument(0, a); }
///     return call.ReturnSequence(Original(a));
///     IEnumerable&lt;T&gt; Original(A a) { yield … }
/// }
/// </code>
/// </summary>
internal sealed class IteratorEmitter(KnownMembers members, EditBuffers buffers)
{
    public void Emit(WeavingPlan plan, FieldReference descriptor)
    {
        var method = plan.Method;
        var original = new KickoffOutliner(members, buffers).Outline(method);
        var local = new VariableDefinition(members.ObservedCall);
        var call = new CallSlot(local);
        method.Body.Variables.Add(local);
        method.Body.InitLocals = true;

        var prologue = new ILWriter(buffers.Take());
        var tail = call.LoadAddress(new ILWriter(buffers.Take()));
        new PrologueWriter(members, call, plan, descriptor).Write(prologue, tail.Code[0], (il, capture) =>
        {
            il.Ldarg(capture.Parameter);
            return capture.ValueType;
        });
        CallOriginal(tail, method, original);
        tail.Call(members.Instance(plan.Return!.EntryPoint, plan.Return.TypeArgument)).Emit(OpCodes.Ret);

        prologue.Code.AddRange(tail.Code);
        method.Body.Instructions.AddAll(prologue.Code);

        NameLocal(method, local);
        MacroOptimizer.Optimize(method.Body);
    }

    private static void CallOriginal(ILWriter il, MethodDefinition method, MethodDefinition original)
    {
        if (original.HasThis)
        {
            il.Ldarg(method.Body.ThisParameter);
        }

        foreach (var parameter in method.Parameters)
        {
            il.Ldarg(parameter);
        }

        il.Call(Reference(method, original));
    }

    private static MethodReference Reference(MethodDefinition method, MethodDefinition original)
    {
        MethodReference reference = original;
        if (method.DeclaringType.HasGenericParameters)
        {
            reference = new MethodReference(original.Name, original.ReturnType, method.DeclaringType.SelfInstance()) { HasThis = original.HasThis };
            foreach (var generic in original.GenericParameters)
            {
                reference.GenericParameters.Add(new GenericParameter(generic.Name, reference));
            }

            var mapper = new GenericMapper(generic => generic.Owner == original ? reference.GenericParameters[generic.Position] : generic);
            reference.ReturnType = mapper.Map(original.ReturnType);
            foreach (var parameter in original.Parameters)
            {
                reference.Parameters.Add(new ParameterDefinition(mapper.Map(parameter.ParameterType)));
            }
        }

        return method.HasGenericParameters ? reference.Instance([.. method.GenericParameters]) : reference;
    }

    private static void NameLocal(MethodDefinition method, VariableDefinition local)
    {
        if (method.Module.HasSymbols)
        {
            var scope = new ScopeDebugInformation(method.Body.Instructions[0], null);
            scope.Variables.Add(new VariableDebugInformation(local, "call") { IsDebuggerHidden = true });
            method.DebugInformation.Scope = scope;
        }
    }
}

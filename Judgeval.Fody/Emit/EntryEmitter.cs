using Judgeval.Fody.Classify;
using Judgeval.Fody.Extensions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>
/// Puts a method between a builder that is not the framework's and <c>MoveNext</c>, which stays what decompilers expect. It makes the span current at each entry
/// and takes it away at each exit:
/// <code>
/// void IAsyncStateMachine.MoveNext()
/// {
///     ObservedEntry entry;
///     if (state &lt; 0) { call = default; entry = call.Enter(Observed.C.M); }    // first run
///     else           { entry = call.Resume(); }
///     try { MoveNext(); }
///     finally { entry.Leave(); }                                              // this may be another thread's by now, but the local is ours
/// }
/// </code>
/// </summary>
internal sealed class EntryEmitter(KnownMembers members)
{
    private const string Interface = "System.Runtime.CompilerServices.IAsyncStateMachine";

    private const MethodAttributes ExplicitImplementation =
        MethodAttributes.Private | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot | MethodAttributes.Virtual;

    public void Emit(AsyncStateMachine stateMachine, FieldReference call, FieldReference descriptor)
    {
        var moveNext = stateMachine.MoveNext;
        var entry = new MethodDefinition($"{Interface}.MoveNext", ExplicitImplementation, moveNext.ReturnType);
        foreach (var implemented in moveNext.Overrides)
        {
            entry.Overrides.Add(implemented);
        }

        moveNext.Overrides.Clear();
        if (members.StackTraceHiddenConstructor is { } hidden)
        {
            entry.CustomAttributes.Add(new CustomAttribute(hidden));
        }

        stateMachine.Type.Methods.Add(entry);
        Write(entry.Body, stateMachine, call, descriptor);
    }

    private void Write(MethodBody body, AsyncStateMachine stateMachine, FieldReference call, FieldReference descriptor)
    {
        var @this = body.ThisParameter;
        var slot = new CallSlot(@this, call);
        var local = new VariableDefinition(members.ObservedEntry);
        body.Variables.Add(local);
        body.InitLocals = true;

        var run = Instruction.Create(OpCodes.Ldarg, @this);
        var resume = slot.LoadAddress(new ILWriter()).Call(members["Resume"]).Stloc(local).Code;
        var il = new ILWriter().Ldarg(@this).Ldfld(stateMachine.State.SelfReference()).LdcI4(0).Branch(OpCodes.Bge, resume[0]);
        slot.LoadAddress(il).Emit(Instruction.Create(OpCodes.Initobj, members.ObservedCall));
        slot.LoadAddress(il).Ldsfld(descriptor).Call(members["Enter"]).Stloc(local).Branch(OpCodes.Br, run);

        var end = Instruction.Create(OpCodes.Ret);
        var leave = new ILWriter().Ldloca(local).Call(members.Leave).Emit(OpCodes.Endfinally).Code;
        var inner = new ILWriter().Emit(run).Call(SelfReference(stateMachine.MoveNext)).Branch(OpCodes.Leave, end).Code;
        foreach (var instruction in il.Code.Concat(resume).Concat(inner).Concat(leave).Append(end))
        {
            body.Instructions.Add(instruction);
        }

        body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Finally)
        {
            TryStart = run,
            TryEnd = leave[0],
            HandlerStart = leave[0],
            HandlerEnd = end,
        });
        MacroOptimizer.Optimize(body);
    }

    private static MethodReference SelfReference(MethodDefinition method) => method.DeclaringType.HasGenericParameters
        ? new MethodReference(method.Name, method.ReturnType, method.DeclaringType.SelfInstance()) { HasThis = true }
        : method;
}

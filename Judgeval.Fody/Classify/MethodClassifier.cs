using Judgeval.Fody.Diagnostics;
using Judgeval.Fody.Extensions;
using Mono.Cecil;

namespace Judgeval.Fody.Classify;

/// <summary>Stage 2: by which shape a method is woven. Decided by return type and compiler attributes, never by generated names.</summary>
internal static class MethodClassifier
{
    public static Classification Classify(MethodDefinition method, bool isExplicit)
    {
        if (Refuse(method) is { } refusal)
        {
            return refusal;
        }

        if (method.IsRuntimeAsync())
        {
            return MethodShape.Sync;
        }

        if (method.HasAttribute(KnownNames.AsyncStateMachineAttribute))
        {
            if (AsyncStateMachineReader.Read(method) is { } stateMachine)
            {
                return stateMachine;
            }

            // The returned task can still be followed from outside.
            return ByReturnType(method, isExplicit) is var shape && shape != MethodShape.Sync
                ? shape
                : new Refusal(DiagnosticId.UnknownStateMachine, false, "has a state machine of an unknown kind", "Observe a method that calls it.");
        }

        return method.HasAttribute(KnownNames.IteratorStateMachineAttribute) || method.HasAttribute(KnownNames.AsyncIteratorStateMachineAttribute)
            ? MethodShape.Iterator
            : ByReturnType(method, isExplicit);
    }

    public static Refusal NotObservable(string reason) => new(DiagnosticId.NotObservable, false, reason, "Remove [Observe], or observe a method that it calls.");

    private static MethodShape ByReturnType(MethodDefinition method, bool isExplicit) =>
        method.ReturnType.WithoutModifiers().DefinitionName() switch
        {
            KnownNames.Task => MethodShape.Task,
            KnownNames.TaskOfT => MethodShape.TaskOfT,
            KnownNames.ValueTask => MethodShape.ValueTask,
            KnownNames.ValueTaskOfT => MethodShape.ValueTaskOfT,
            KnownNames.AsyncEnumerableOfT or KnownNames.AsyncEnumeratorOfT when isExplicit => MethodShape.Stream,
            _ => MethodShape.Sync,
        };

    private static Refusal? Refuse(MethodDefinition method)
    {
        if (!method.HasBody)
        {
            return method.IsPInvokeImpl || method.IsInternalCall || method.IsRuntime
                ? new Refusal(DiagnosticId.NoBody, true, "has no body to weave (extern)", "Observe a method that calls it.")
                : new Refusal(DiagnosticId.NoBody, true, "has no body to weave (abstract)", "Put [Observe] on the methods that implement it.");
        }

        var what = method switch
        {
            { IsConstructor: true, IsStatic: true } => "is a static constructor",
            { Name: "Finalize", IsVirtual: true, HasParameters: false } when method.ReturnType.IsVoid() => "is a finalizer",
            _ when method.HasAttribute(KnownNames.ModuleInitializerAttribute) => "is a module initializer",
            _ when method.HasAttribute(KnownNames.UnmanagedCallersOnlyAttribute) => "is called by unmanaged code only",
            _ when method.CallingConvention == MethodCallingConvention.VarArg => "takes __arglist",
            _ => null,
        };
        return what == null ? null : NotObservable(what);
    }
}

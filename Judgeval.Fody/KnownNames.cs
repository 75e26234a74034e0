namespace Judgeval.Fody;

/// <summary>Full names that the weaver looks for.</summary>
internal static class KnownNames
{
    public const string ObserveAttribute = "Judgeval.ObserveAttribute";
    public const string ObserveAllAttribute = "Judgeval.ObserveAllAttribute";
    public const string GuardrailAttribute = "Judgeval.GuardrailAttribute";
    public const string SuppressMissingGuardrailAttribute = "Judgeval.SuppressMissingGuardrailAttribute";
    public const string DoNotObserveAttribute = "Judgeval.DoNotObserveAttribute";
    public const string DoNotRecordAttribute = "Judgeval.DoNotRecordAttribute";
    public const string SpanTagAttribute = "Judgeval.SpanTagAttribute";

    public const string RuntimeAssembly = "Judgeval.Runtime";
    public const string ObservedCall = "Judgeval.CompilerServices.ObservedCall";
    public const string ObservedMethod = "Judgeval.CompilerServices.ObservedMethod";
    public const string Guardrail = "Judgeval.Guardrail";
    public const string GuardrailResult = "Judgeval.GuardrailResult";
    public const string GuardrailException = "Judgeval.GuardrailException";
    public const string AutoInit = "Judgeval.CompilerServices.AutoInit";

    public const string GeneratedNamespace = "Judgeval.Generated";
    public const string DescriptorHolder = "Observed";

    public const string AsyncStateMachineAttribute = "System.Runtime.CompilerServices.AsyncStateMachineAttribute";
    public const string IteratorStateMachineAttribute = "System.Runtime.CompilerServices.IteratorStateMachineAttribute";
    public const string AsyncIteratorStateMachineAttribute = "System.Runtime.CompilerServices.AsyncIteratorStateMachineAttribute";
    public const string CompilerGeneratedAttribute = "System.Runtime.CompilerServices.CompilerGeneratedAttribute";
    public const string IsByRefLikeAttribute = "System.Runtime.CompilerServices.IsByRefLikeAttribute";
    public const string ModuleInitializerAttribute = "System.Runtime.CompilerServices.ModuleInitializerAttribute";
    public const string ExtensionMarkerAttribute = "System.Runtime.CompilerServices.ExtensionMarkerAttribute";
    public const string UnmanagedCallersOnlyAttribute = "System.Runtime.InteropServices.UnmanagedCallersOnlyAttribute";

    public const string CancellationToken = "System.Threading.CancellationToken";
    public const string Task = "System.Threading.Tasks.Task";
    public const string TaskOfT = "System.Threading.Tasks.Task`1";
    public const string ValueTask = "System.Threading.Tasks.ValueTask";
    public const string ValueTaskOfT = "System.Threading.Tasks.ValueTask`1";
    public const string Enumerable = "System.Collections.IEnumerable";
    public const string Enumerator = "System.Collections.IEnumerator";
    public const string EnumerableOfT = "System.Collections.Generic.IEnumerable`1";
    public const string EnumeratorOfT = "System.Collections.Generic.IEnumerator`1";
    public const string AsyncEnumerableOfT = "System.Collections.Generic.IAsyncEnumerable`1";
    public const string AsyncEnumeratorOfT = "System.Collections.Generic.IAsyncEnumerator`1";

    public static readonly string[] StateMachineAttributes = [AsyncStateMachineAttribute, IteratorStateMachineAttribute, AsyncIteratorStateMachineAttribute];

    /// <summary>The builders that give a method an execution context of its own, as those of the framework do.</summary>
    public static readonly string[] AsyncMethodBuilders =
    [
        "System.Runtime.CompilerServices.AsyncTaskMethodBuilder",
        "System.Runtime.CompilerServices.AsyncTaskMethodBuilder`1",
        "System.Runtime.CompilerServices.AsyncValueTaskMethodBuilder",
        "System.Runtime.CompilerServices.AsyncValueTaskMethodBuilder`1",
        "System.Runtime.CompilerServices.AsyncVoidMethodBuilder",
        "System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder",
        "System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder`1",
    ];
}

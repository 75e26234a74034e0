using Judgeval.Fody.Classify;
using Judgeval.Fody.Find;
using Mono.Cecil;

namespace Judgeval.Fody.Plan;

/// <summary>Everything that emitting needs to know about one method.</summary>
internal sealed record WeavingPlan(MethodDefinition Method, MethodShape Shape)
{
    /// <summary>Whether somebody asked for this very method; then its body is known to be good. Otherwise it is passed over if it is not.</summary>
    public bool IsExplicit { get; init; }

    public AsyncStateMachine? StateMachine { get; init; }

    public string SpanName { get; init; } = "";

    public string Kind { get; init; } = "";

    /// <summary>The value of <c>ObservedMethodOptions</c>.</summary>
    public int Options { get; init; }

    public IReadOnlyList<ParameterCapture> Captures { get; init; } = [];

    /// <summary>The fixed attributes of its spans.</summary>
    public IReadOnlyList<SpanTag> Tags { get; init; } = [];

    /// <summary>Null where the method has no <c>[Guardrail]</c>.</summary>
    public GuardrailPlan? Guardrail { get; init; }

    /// <summary>The categories of guardrails that its traces need not have.</summary>
    public IReadOnlyList<int> Suppressed { get; init; } = [];

    /// <summary>Null where a call sets nothing in its trace.</summary>
    public TraceContextPlan? TraceContext { get; init; }

    /// <summary>Null where nothing is handed over: void, or an output that is not recorded.</summary>
    public ReturnPlan? Return { get; init; }

    /// <summary>Whether the span starts later than the call: with each enumeration.</summary>
    public bool IsSequence => Shape is MethodShape.Iterator or MethodShape.Stream;

    /// <summary>The method whose body is rewritten.</summary>
    public MethodDefinition Woven => StateMachine?.MoveNext ?? Method;
}

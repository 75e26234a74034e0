using Judgeval.Fody.Extensions;
using Mono.Cecil;

namespace Judgeval.Fody.Find;

/// <summary>A method that somebody wants observed.</summary>
/// <param name="Method">The method as users know it; for state machines the kickoff method.</param>
/// <param name="Settings">What is asked for.</param>
/// <param name="IsExplicit">Whether the method or its property has the attribute itself: then what cannot be done is told, not skipped.</param>
/// <param name="MarkedProperty">The property whose attribute asks for it; null where the method has one itself, or none does.</param>
/// <param name="Tags">The fixed attributes of its spans.</param>
/// <param name="Suppressed">The categories of guardrails that its traces need not have.</param>
internal sealed record Candidate(
    MethodDefinition Method,
    ObserveSettings Settings,
    bool IsExplicit,
    PropertyDefinition? MarkedProperty,
    IReadOnlyList<SpanTag> Tags,
    IReadOnlyList<int> Suppressed)
{
    /// <summary>How a message names the attribute that asks for it.</summary>
    public string Mark => Settings.Guardrail == null ? "[Observe]" : "[Guardrail]";

    /// <summary>How a message names it: as what has the attribute.</summary>
    public string DisplayName => MarkedProperty?.DisplayName(Method) ?? Method.DisplayName();
}

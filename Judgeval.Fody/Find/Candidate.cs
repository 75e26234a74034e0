using Mono.Cecil;

namespace Judgeval.Fody.Find;

/// <summary>A method that somebody wants observed.</summary>
/// <param name="Method">The method as users know it; for state machines the kickoff method.</param>
/// <param name="Settings">What is asked for.</param>
/// <param name="IsExplicit">Whether the method or its property has the attribute itself: then what cannot be done is told, not skipped.</param>
/// <param name="MarkedProperty">The property whose attribute asks for it; null where the method has one itself, or none does.</param>
/// <param name="Tags">The fixed attributes of its spans.</param>
internal sealed record Candidate(MethodDefinition Method, ObserveSettings Settings, bool IsExplicit, PropertyDefinition? MarkedProperty, IReadOnlyList<SpanTag> Tags);

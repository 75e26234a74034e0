using Mono.Cecil;

namespace Judgeval.Fody.Find;

/// <summary>What a property's own attributes ask for, read once for both accessors.</summary>
/// <param name="Property">The property.</param>
/// <param name="Accessor">Its first accessor, whose line problems are told with.</param>
/// <param name="Tags">The tags over its accessors.</param>
/// <param name="IsExcluded">Whether its accessors are not observed unless they ask for it.</param>
internal sealed record PropertyMarks(PropertyDefinition Property, MethodDefinition Accessor, TagScope Tags, bool IsExcluded)
{
    /// <summary>Whether one of its accessors is.</summary>
    public bool IsObserved { get; private set; }

    public void Observe() => IsObserved = true;
}

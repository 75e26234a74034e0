namespace Judgeval.Fody.Plan;

/// <summary>What decides whether values of a type are recorded.</summary>
[Flags]
internal enum TypeTraits
{
    /// <summary>Nothing is known, because the type cannot be resolved.</summary>
    None = 0,

    Resolved = 1,

    /// <summary>A ref struct, which can be neither boxed nor a type argument.</summary>
    ByRefLike = 2,

    /// <summary>Its author does not want it recorded.</summary>
    MustNotRecord = 4,
}

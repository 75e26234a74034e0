namespace Judgeval;

/// <summary>Which members <see cref="ObserveAllAttribute"/> observes. Operators, event accessors and static constructors never are.</summary>
[Flags]
public enum ObservedMembers
{
    /// <summary>Public methods: the default.</summary>
    PublicMethods = 1,

    /// <summary>Methods that are not public. An explicit implementation of an interface member counts as such.</summary>
    NonPublicMethods = 2,

    /// <summary>Accessors of properties and indexers, public or not, other than those that only read or write a field, or hand out a task.</summary>
    Properties = 4,

    /// <summary>Instance constructors, public or not, other than the empty one that the compiler adds.</summary>
    Constructors = 8,

    /// <summary>All of these.</summary>
    All = PublicMethods | NonPublicMethods | Properties | Constructors,
}

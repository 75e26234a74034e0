namespace Judgeval.Fody.Find;

/// <summary>The values of <c>ObservedMembers</c>, which attributes carry as a number.</summary>
[Flags]
internal enum MemberKinds
{
    None = 0,
    PublicMethods = 1,
    NonPublicMethods = 2,
    Properties = 4,
    Constructors = 8,
    All = PublicMethods | NonPublicMethods | Properties | Constructors,
}

namespace Judgeval.Fody.Diagnostics;

/// <summary>The ids of everything the weaver can say; docs/diagnostics.md has a row for each.</summary>
internal static class DiagnosticId
{
    public const string NoBody = "JDG0001";
    public const string NotObservable = "JDG0002";
    public const string UnknownSetting = "JDG0003";
    public const string BadSetting = "JDG0004";
    public const string RuntimeUnusable = "JDG0005";
    public const string UnknownStateMachine = "JDG0006";
    public const string UnknownParameter = "JDG0007";
    public const string TailCall = "JDG0008";
    public const string AlreadyWoven = "JDG0009";
    public const string Contradiction = "JDG0010";
    public const string BadTag = "JDG0011";
    public const string UselessTag = "JDG0012";
    public const string EmptyContext = "JDG0013";
    public const string UselessPattern = "JDG0014";
    public const string UnknownMembers = "JDG0015";
    public const string SilentGuardrail = "JDG0016";
}

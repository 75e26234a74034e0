namespace Judgeval.Values.Shapes;

/// <summary>Stands for a member whose getter threw: <c>&lt;NotSupportedException&gt;</c>.</summary>
internal sealed record MemberFault(Exception Exception);

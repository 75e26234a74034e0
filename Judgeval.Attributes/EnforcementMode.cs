namespace Judgeval;

/// <summary>What happens when a guardrail fires: <c>guardrail.enforcement_mode</c> on the wire. It is said, not done: blocking is up to the program.</summary>
public enum EnforcementMode
{
    /// <summary>Nobody said: <c>unknown</c>.</summary>
    Unknown = 0,

    /// <summary>The request or answer goes no further: <c>block</c>.</summary>
    Block = 1,

    /// <summary>It goes on, and somebody is told: <c>warn</c>.</summary>
    Warn = 2,

    /// <summary>It goes on, and is only recorded: <c>log_only</c>.</summary>
    LogOnly = 3,
}

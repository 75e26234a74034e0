namespace Judgeval.Tests.Support;

/// <summary>How the C# compiler made a fixture: <c>async</c> state machines are classes in one and structs in the other.</summary>
public enum Build
{
    /// <summary>Not optimised.</summary>
    Debug,

    /// <summary>Optimised.</summary>
    Release,
}

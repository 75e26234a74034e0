namespace Judgeval.Tests.Support;

/// <summary>Whether anybody listens while a scenario runs.</summary>
public enum Tracing
{
    /// <summary>No tracer: the woven code must do nothing at all.</summary>
    Off,

    /// <summary>Every span is recorded with inputs and output.</summary>
    Recording,
}

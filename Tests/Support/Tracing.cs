namespace Judgeval.Tests.Support;

/// <summary>Whether anybody listens while a scenario runs.</summary>
public enum Tracing
{
    /// <summary>No tracer: the woven code must do nothing at all.</summary>
    Off,

    /// <summary>A tracer whose sampler drops every trace: calls begin, but nobody keeps a span.</summary>
    SampledOut,

    /// <summary>Every span is recorded with inputs and output.</summary>
    Recording,
}

namespace Judgeval.Benchmarks.Weaving;

/// <summary>What is done between reading and writing a module.</summary>
public enum WeaverKind
{
    /// <summary>Nothing: Cecil copies each body as bytes.</summary>
    Empty,

    /// <summary>Each body and its debug information is read, which any weaver of these methods has to do; Cecil then writes them instruction by instruction.</summary>
    Reading,

    /// <summary>Each method is observed.</summary>
    Judgeval,
}

namespace Judgeval.Llm.Streams;

/// <summary>How a stream ended, as its reader saw it.</summary>
internal enum StreamEnd
{
    /// <summary>Its end was read: the format's own or that of the bytes.</summary>
    Completed,

    /// <summary>It was disposed before.</summary>
    BrokenOff,

    /// <summary>Reading it threw, or what was read says that the sender failed.</summary>
    Failed,

    /// <summary>Nobody read it to its end and nobody disposed it.</summary>
    Abandoned,
}

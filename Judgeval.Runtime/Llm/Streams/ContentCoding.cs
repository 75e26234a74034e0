namespace Judgeval.Llm.Streams;

/// <summary>How a body is compressed.</summary>
internal enum ContentCoding
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>gzip.</summary>
    Gzip,

    /// <summary>zlib's format, or its content alone.</summary>
    Deflate,

    /// <summary>Brotli.</summary>
    Brotli,
}

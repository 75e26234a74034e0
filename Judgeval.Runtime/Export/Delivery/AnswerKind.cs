namespace Judgeval.Export.Delivery;

/// <summary>What an answer means for the request.</summary>
internal enum AnswerKind
{
    Delivered,

    /// <summary>A failure that may pass: the same request may be taken later.</summary>
    Passing,

    /// <summary>The request will never be taken.</summary>
    Refused,

    /// <summary>The credentials were refused.</summary>
    Unauthorized,

    /// <summary>A smaller request may be taken.</summary>
    TooLarge,

    /// <summary>Given up before the answer came.</summary>
    Aborted,
}

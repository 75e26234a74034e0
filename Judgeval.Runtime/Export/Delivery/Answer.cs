namespace Judgeval.Export.Delivery;

/// <summary>What came of one request.</summary>
internal sealed class Answer
{
    /// <summary>Nothing was asked: the credentials were refused, and it is too early to try them again.</summary>
    internal static readonly Answer CircuitOpen = new(AnswerKind.Unauthorized, DropReason.Unauthorized, "refuses the credentials") { IsAsked = false };

    /// <summary>Nothing was asked: the endpoint did not work, and it is too early to try it again.</summary>
    internal static readonly Answer Outage = new(AnswerKind.Passing, DropReason.Unreachable, "does not work") { IsAsked = false };

    internal static readonly Answer TooLarge = new(AnswerKind.TooLarge, DropReason.TooLarge, "cannot be asked: the request is too large") { IsAsked = false };

    internal Answer(AnswerKind kind, DropReason reason, string text)
    {
        Kind = kind;
        Reason = reason;
        Text = text;
    }

    internal AnswerKind Kind { get; }

    /// <summary>Why the spans are dropped, if they are.</summary>
    internal DropReason Reason { get; }

    /// <summary>What to say of the endpoint: "answered 503 (ServiceUnavailable)".</summary>
    internal string Text { get; }

    /// <summary>Whether there was a request at all.</summary>
    internal bool IsAsked { get; private init; } = true;

    /// <summary>Who was asked, without user name, password and query; empty if nobody was.</summary>
    internal string Url { get; init; } = "";

    /// <summary>0 if none came.</summary>
    internal int Status { get; init; }

    /// <summary>How long the server wants to be left alone.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>The beginning of the body, or nothing.</summary>
    internal byte[] Body { get; init; } = [];

    /// <summary>Whether the body is protobuf, and so may say that spans were rejected.</summary>
    internal bool IsProtobuf { get; init; }

    internal bool IsDelivered => Kind == AnswerKind.Delivered;

    /// <summary>The tracer ends, or the process does.</summary>
    internal static Answer Aborted(string url) => new(AnswerKind.Aborted, DropReason.Shutdown, "cannot be reached (no answer before the end)") { Url = url };

    /// <summary>Whether the same request may be taken another time.</summary>
    internal bool MayBeKept => Kind is AnswerKind.Passing or AnswerKind.Unauthorized or AnswerKind.Aborted;
}

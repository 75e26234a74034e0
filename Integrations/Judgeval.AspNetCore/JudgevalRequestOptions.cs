using Microsoft.AspNetCore.Http;

namespace Judgeval;

/// <summary>How <c>UseJudgeval</c> treats requests. A function that throws counts as one that returned null.</summary>
public sealed class JudgevalRequestOptions
{
    /// <summary>Whether a request is traced at all. Default: every request.</summary>
    public Func<HttpContext, bool>? Filter { get; set; }

    /// <summary>Whether <c>traceparent</c>, <c>tracestate</c> and <c>baggage</c> of the request count; not for a service that strangers call. Default true.</summary>
    public bool TrustsCaller { get; set; } = true;

    /// <summary>Whether a request has a span of its own. Without it the outermost spans inside continue the caller's trace. Default true.</summary>
    public bool RecordsRequests { get; set; } = true;

    /// <summary>The header that holds the session. Default: none.</summary>
    public string? SessionIdHeader { get; set; }

    /// <summary>The header that holds the customer. Default: none.</summary>
    public string? CustomerIdHeader { get; set; }

    /// <summary>The header that holds the customer's user. Default: none.</summary>
    public string? UserIdHeader { get; set; }

    /// <summary>Finds the session; null for what the header says. Default: none.</summary>
    public Func<HttpContext, string?>? SessionId { get; set; }

    /// <summary>Finds the customer; null for what the header says. Default: none.</summary>
    public Func<HttpContext, string?>? CustomerId { get; set; }

    /// <summary>Finds the customer's user; null for what the header says. Default: none.</summary>
    /// <example>
    /// <code>
    /// app.UseJudgeval(options => options.UserId = static context => context.User.Identity?.Name);
    /// </code>
    /// </example>
    public Func<HttpContext, string?>? UserId { get; set; }
}

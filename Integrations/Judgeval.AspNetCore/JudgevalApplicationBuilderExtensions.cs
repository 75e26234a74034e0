using Judgeval.AspNetCore;
using Microsoft.AspNetCore.Builder;

namespace Judgeval;

/// <summary>Adds Judgeval to the pipeline of requests.</summary>
public static class JudgevalApplicationBuilderExtensions
{
    /// <summary>
    /// Continues the caller's trace in what comes after: a span for each request, child of the span that the headers <c>traceparent</c> and <c>tracestate</c>
    /// name, with the session, customer and user that the request is for. The headers are read as <c>Tracer.ContinueTrace</c> reads them.
    /// </summary>
    /// <remarks>
    /// The ids come from <see cref="JudgevalRequestOptions"/>, else from the header <c>baggage</c>, of which nothing but <c>judgment.session_id</c>,
    /// <c>judgment.customer_id</c> and <c>judgment.customer_user_id</c> is read. Whether the caller has sampled its trace makes no difference. The request itself never changes, and a fault in
    /// tracing never fails it. Put it after <c>UseAuthentication</c> when an id comes from the user. Beside an OpenTelemetry provider that has
    /// <c>AddJudgeval</c> it only sets the ids: the provider's own instrumentation has the request.
    /// </remarks>
    /// <param name="app">The pipeline.</param>
    /// <param name="configure">Says where the ids are, and which requests to leave out.</param>
    /// <returns>The pipeline.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="app"/> is null.</exception>
    /// <example>
    /// <code>
    /// app.UseJudgeval(options => options.SessionIdHeader = "X-Session-Id");
    /// </code>
    /// </example>
    public static IApplicationBuilder UseJudgeval(this IApplicationBuilder app, Action<JudgevalRequestOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        var options = new JudgevalRequestOptions();
        configure?.Invoke(options);
        var requests = new RequestTracing(options);
        return app.Use(next => context => requests.RunAsync(context, next));
    }
}

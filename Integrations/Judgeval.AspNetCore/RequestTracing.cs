using System.Diagnostics;
using Judgeval.Diagnostics;
using Judgeval.Internal;
using Judgeval.Propagation;
using Judgeval.Spans;
using Judgeval.Spans.Context;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Judgeval.AspNetCore;

/// <summary>Puts a request into its trace. Whatever goes wrong here, the rest of the pipeline runs, once, and what it throws goes on.</summary>
internal sealed class RequestTracing(JudgevalRequestOptions options)
{
    internal async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        if (!TracerScope.IsListening || !IsTraced(context))
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        IncomingHeaders caller = CallerOf(context);
        ContextValues ids = IdsOf(context, caller);
        using IDisposable scope = Enter(caller, ids);
        if (!options.RecordsRequests || Start(context, ids) is not { } span)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        Exception? fault = null;
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception e) when (Keep(e, out fault))
        {
            throw;
        }
        finally
        {
            End(context, span, fault);
        }
    }

    // A filter that is never true, so that the stack of the exception stays as it is.
    private static bool Keep(Exception exception, out Exception? fault)
    {
        fault = exception;
        return false;
    }

    private bool IsTraced(HttpContext context) => options.Filter is not { } filter || Try(() => (bool?)filter(context), nameof(JudgevalRequestOptions.Filter)) != false;

    private IncomingHeaders CallerOf(HttpContext context) =>
        (options.TrustsCaller ? Try(() => CallerHeaders.Read(context.Request.Headers), "ReadCaller") : null) ?? new IncomingHeaders();

    // Beside a provider of the user's the host's own activity has continued the trace, if there is one.
    private static IDisposable Enter(IncomingHeaders caller, ContextValues ids) =>
        caller.Span == default || (TracerScope.Starting?.Source is null && Activity.Current is not null)
            ? CurrentContext.Open(ids)
            : ContinuedTrace.Open(caller.Span, ids);

    private ContextValues IdsOf(HttpContext context, IncomingHeaders caller)
    {
        ContextValues ids = new ContextBuilder()
            .Add(ContextField.SessionId, Find(options.SessionId, options.SessionIdHeader, SemanticConventions.Judgment.SessionId))
            .Add(ContextField.CustomerId, Find(options.CustomerId, options.CustomerIdHeader, SemanticConventions.Judgment.CustomerId))
            .Add(ContextField.CustomerUserId, Find(options.UserId, options.UserIdHeader, SemanticConventions.Judgment.CustomerUserId))
            .Build();
        return (Try(() => caller.Values, "ReadCaller") ?? ContextValues.Empty).With(ids.Now());

        string? Find(Func<HttpContext, string?>? find, string? header, string key) => Try(
            () => Text(find?.Invoke(context)) ?? (header is null ? null : Text(context.Request.Headers[header])),
            key);
    }

    private static Activity? Start(HttpContext context, ContextValues ids) => Try(
        () =>
        {
            Activity? span = ServerSpan.Start(NameOf(context), ids);
            if (span is { IsAllDataRequested: true })
            {
                span.SetTag(SemanticConventions.Judgment.SpanKind, SpanKinds.Span);
                span.SetTag("http.request.method", context.Request.Method);
            }

            return span;
        },
        "StartRequest");

    private static void End(HttpContext context, Activity span, Exception? fault)
    {
        try
        {
            if (span.IsAllDataRequested)
            {
                span.DisplayName = NameOf(context);
                span.SetTag("http.route", RouteOf(context));
                int status = fault is null || context.Response.HasStarted ? context.Response.StatusCode : StatusCodes.Status500InternalServerError;
                span.SetTag("http.response.status_code", status);
                if (fault is null && status >= StatusCodes.Status500InternalServerError)
                {
                    span.SetStatus(ActivityStatusCode.Error);
                    span.SetTag(SemanticConventions.Error.Type, status.ToString(System.Globalization.CultureInfo.InvariantCulture));
                }
            }
        }
        catch (Exception e)
        {
            Faults.Report("EndRequest", e);
        }

        try
        {
            SpanEnder.End(span, fault);
        }
        catch (Exception e)
        {
            Faults.Report("EndRequest", e);
        }
    }

    // Never the path: it has ids and secrets in it, and every request another one.
    private static string NameOf(HttpContext context) => RouteOf(context) is { } route ? $"{context.Request.Method} {route}" : context.Request.Method;

    private static string? RouteOf(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static T? Try<T>(Func<T?> work, string what)
    {
        try
        {
            return work();
        }
        catch (Exception e)
        {
            Faults.Report(what, e);
            return default;
        }
    }
}

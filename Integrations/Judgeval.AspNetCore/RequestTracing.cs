using System.Diagnostics;
using Judgeval.Diagnostics;
using Judgeval.Internal;
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

        CallerContext caller = CallerOf(context);
        using IDisposable ids = OpenIds(context, caller);
        if (!options.RecordsRequests || Start(context, caller) is not { } span)
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

    private CallerContext CallerOf(HttpContext context) =>
        (options.TrustsCaller ? Try(() => CallerContext.Read(context.Request.Headers), "ReadCaller") : null) ?? CallerContext.None;

    private IDisposable OpenIds(HttpContext context, CallerContext caller)
    {
        string? session = Find(options.SessionId, options.SessionIdHeader, SemanticConventions.Judgment.SessionId);
        string? customer = Find(options.CustomerId, options.CustomerIdHeader, SemanticConventions.Judgment.CustomerId);
        string? user = Find(options.UserId, options.UserIdHeader, SemanticConventions.Judgment.CustomerUserId);
        return CurrentContext.Open(builder => builder
            .Add(ContextField.SessionId, session)
            .Add(ContextField.CustomerId, customer)
            .Add(ContextField.CustomerUserId, user));

        string? Find(Func<HttpContext, string?>? find, string? header, string key) => Try(
            () => Text(find?.Invoke(context)) ?? (header is null ? null : Text(context.Request.Headers[header])),
            key) ?? Text(caller[key]);
    }

    private static Activity? Start(HttpContext context, CallerContext caller) => Try(
        () =>
        {
            Activity? span = ServerSpan.Start(NameOf(context), caller.Span);
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

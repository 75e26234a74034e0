using System.Diagnostics;
using Google.Protobuf.Collections;
using Judgeval.Spans;
using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Docs;

/// <summary>What becomes of spans with the options of an example.</summary>
internal static class OptionRun
{
    /// <summary>The spans that are recorded; they go nowhere unless the example says where.</summary>
    public static IReadOnlyList<Activity> Spans(TracerOptions options, Action program)
    {
        options.Exporters ??= [];
        var collector = new SpanCollector();
        options.Processors.Add(collector);
        Run(options, program);
        return collector.Ended;
    }

    /// <summary>The resource of the request that a span is sent in.</summary>
    public static async Task<RepeatedField<KeyValue>> ResourceAsync(TracerOptions options, Func<string, string?>? variables = null)
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        TracerOptions account = JudgmentAccount.Options(server.Url);
        (options.ApiUrl, options.ApiKey, options.OrganizationId, options.ProjectName) = (account.ApiUrl, account.ApiKey, account.OrganizationId, account.ProjectName);
        Run(options, static () => Tracer.Span("rank", static () => { }), variables);
        return Assert.Single(Assert.Single(server.TraceRequests).Traces.ResourceSpans).Resource.Attributes;
    }

    public static void Run(TracerOptions options, Action program, Func<string, string?>? variables = null)
    {
        options.WarningWriter = new StringWriter();
        using Tracer tracer = JudgmentAccount.Start(options, variables);
        program();
        tracer.Flush();
        TracerScope.SetOverride(null);
    }
}

using System.Diagnostics;
using System.Text.Json;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Guardrails;

/// <summary>A trace whose spans have exactly the attributes that a test gives them.</summary>
internal sealed class GuardedTrace : IDisposable
{
    private readonly SpanScope _root;

    public GuardedTrace(Action<TracerOptions>? configure = null)
    {
        Tracer = new TestTracer(configure);
        _root = Judgeval.Tracer.Span("root");
    }

    public TestTracer Tracer { get; }

    public Activity Root => _root.Activity!;

    /// <summary>A span of a trace of its own, ended.</summary>
    public static Activity Only(params (string Key, object? Value)[] attributes) => Only(null, attributes);

    /// <inheritdoc cref="Only(ValueTuple{string, object}[])"/>
    public static Activity Only(Action<TracerOptions>? configure, params (string Key, object? Value)[] attributes)
    {
        using var trace = new GuardedTrace(configure);
        return trace.Add(attributes);
    }

    public static JsonElement[] FindingsOf(Activity span) =>
        span.GetTagItem("guardrail.findings") is string json ? [.. JsonDocument.Parse(json).RootElement.EnumerateArray()] : [];

    public static JsonElement FindingOf(Activity span) => Assert.Single(FindingsOf(span));

    public static JsonElement SummaryOf(Activity root) => JsonDocument.Parse(Assert.IsType<string>(root.GetTagItem("guardrail.summary"))).RootElement;

    public static string[] Strings(JsonElement array) => [.. array.EnumerateArray().Select(static item => item.GetString()!)];

    /// <summary>A span below the root, ended.</summary>
    public Activity Add(params (string Key, object? Value)[] attributes)
    {
        using SpanScope span = Judgeval.Tracer.Span("span");
        Set(span.Activity!, attributes);
        return span.Activity!;
    }

    public static void Set(Activity span, params (string Key, object? Value)[] attributes)
    {
        foreach ((string key, object? value) in attributes)
        {
            span.SetTag(key, value);
        }
    }

    /// <summary>Ends the root.</summary>
    public Activity End()
    {
        _root.Dispose();
        return Root;
    }

    /// <summary>The summary of the trace, which ends with it.</summary>
    public JsonElement Summary() => SummaryOf(End());

    public string[] Missing() => [.. Summary().GetProperty("missing_categories").EnumerateArray().Select(static missing => missing.GetProperty("category").GetString()!)];

    public void Dispose()
    {
        _root.Dispose();
        Tracer.Dispose();
    }
}

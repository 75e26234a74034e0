using System.Diagnostics;
using Judgeval.Export;
using OpenTelemetry;

namespace Judgeval;

/// <content>For a provider of the user's that is there already, and whose activities are to go where the tracer's spans go.</content>
public sealed partial class Tracer
{
    private BaseProcessor<Activity>? _spanProcessor;
    private BaseExporter<Activity>? _spanExporter;

    /// <summary>
    /// Takes what an OpenTelemetry provider of your own records to the exporters of this tracer. Prefer
    /// <see cref="JudgevalTracerProviderBuilderExtensions.AddJudgeval"/>, which makes one tree of both.
    /// </summary>
    /// <remarks>
    /// The sampler of that provider decides, and <see cref="TracerOptions.SampleRate"/> does not; the resource is the tracer's. A span that a tracer exports anyway
    /// (its own, or one of <see cref="AddInstrumentation"/>) is left out, and each other one is taken once. What ends the provider flushes this tracer and does not end
    /// it. Nothing is taken when the tracer exports nothing or is shut down.
    /// </remarks>
    /// <example>
    /// <code>
    /// using var tracer = Tracer.Init(projectName: "search-assistant");
    /// using var provider = Sdk.CreateTracerProviderBuilder()
    ///     .AddSource("Shop.Payments")
    ///     .AddProcessor(tracer.SpanProcessor)
    ///     .Build();
    /// </code>
    /// </example>
    public BaseProcessor<Activity> SpanProcessor
    {
        get
        {
            AttachedSpans.Use();
            return LazyInitializer.EnsureInitialized(ref _spanProcessor, () => new AttachedSpanProcessor(this))!;
        }
    }

    /// <summary>As <see cref="SpanProcessor"/>, for a processor of your own that decides what to hand over, and when.</summary>
    /// <remarks>
    /// Export hands the spans to the queue of this tracer and returns; flush the provider to wait for their delivery. It fails when this tracer exports nothing, or
    /// is shut down.
    /// </remarks>
    /// <example>
    /// <code>
    /// using var provider = Sdk.CreateTracerProviderBuilder()
    ///     .AddSource("Shop.Payments")
    ///     .AddProcessor(new SimpleActivityExportProcessor(tracer.SpanExporter))
    ///     .Build();
    /// </code>
    /// </example>
    public BaseExporter<Activity> SpanExporter
    {
        get
        {
            AttachedSpans.Use();
            return LazyInitializer.EnsureInitialized(ref _spanExporter, () => new AttachedSpanExporter(this))!;
        }
    }
}

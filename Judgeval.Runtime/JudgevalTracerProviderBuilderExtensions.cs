using Judgeval.Export;
using Judgeval.Internal;
using OpenTelemetry.Trace;

namespace Judgeval;

/// <summary>Adds Judgeval to an OpenTelemetry set-up that is there already.</summary>
public static class JudgevalTracerProviderBuilderExtensions
{
    /// <summary>
    /// Makes observed calls spans of this provider, and sends them to Judgment as well. The provider's sampler decides, <see cref="TracerOptions.SampleRate"/> does not;
    /// a span's parent is the current activity. Its exporters get the spans as any others; Judgment gets them and the activities above them, each once.
    /// </summary>
    /// <remarks>
    /// The tracer lives as long as the provider. Options that are not set come from the environment, then from the section <c>Judgeval</c> of the
    /// configuration that the provider's services have; messages go to their logger. A resource without a service name is given that of the options.
    /// </remarks>
    /// <param name="builder">The provider that is being set up.</param>
    /// <param name="configure">Sets options in code.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    /// <example>
    /// <code>
    /// using var provider = Sdk.CreateTracerProviderBuilder()
    ///     .AddJudgeval(options => options.ProjectName = "search-assistant")
    ///     .Build();
    /// </code>
    /// </example>
    public static TracerProviderBuilder AddJudgeval(this TracerProviderBuilder builder, Action<TracerOptions>? configure = null) =>
        (builder ?? throw new ArgumentNullException(nameof(builder)))
        .AddSource(SemanticConventions.SourceName)
        .AddProcessor(services => JoinProcessor.Create(services, configure));
}

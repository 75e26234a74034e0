using Judgeval.Export;
using Judgeval.Spans;

namespace Judgeval;

/// <summary>
/// Records runs that are to be judged rather than watched: its traces go to Judgment's offline traces, and for each one a dataset gets an <see cref="Example"/>
/// that names it. It lives beside the process's tracer; only what runs inside <see cref="Use"/> is its.
/// </summary>
/// <remarks>
/// Every trace is recorded unless <see cref="TracerOptions.SampleRate"/> is set in code. <see cref="Tracer.AsyncEvaluate"/> does nothing inside, and
/// <see cref="Tracer.Tag"/> writes to the spans only.
/// </remarks>
/// <example>
/// <code>
/// var dataset = new List&lt;Example&gt;();
/// using (OfflineTracer offline = OfflineTracer.Create(options, dataset, new Dictionary&lt;string, object?&gt; { ["model"] = "gpt-4o" }))
/// using (offline.Use())
/// {
///     foreach (string question in questions)
///     {
///         await Assistant.AskAsync(question);
///     }
/// }
/// </code>
/// </example>
public sealed class OfflineTracer : IDisposable, IAsyncDisposable
{
    private const int FlushMilliseconds = 30_000;

    private readonly Tracer _tracer;

    private OfflineTracer(Tracer tracer) => _tracer = tracer;

    /// <summary>The Judgment project that the traces belong to.</summary>
    public string ProjectName => _tracer.ProjectName!;

    /// <summary>The id of the project; null until Judgment has told it, which <c>Create</c> does not wait for.</summary>
    public string? ProjectId => _tracer.ProjectId;

    /// <summary>Makes a tracer. What is not given comes from the environment; see <see cref="TracerOptions"/>.</summary>
    /// <param name="dataset">Gets an example for each trace, when its first span ends, on the thread that ends it; calls do not overlap. Read it when the work is done.</param>
    /// <param name="exampleFields">Values that each example has; taken over now.</param>
    /// <param name="projectName">The Judgment project. Default: <c>JUDGMENT_PROJECT_NAME</c>.</param>
    /// <param name="apiKey">The Judgment API key. Default: <c>JUDGMENT_API_KEY</c>.</param>
    /// <param name="organizationId">The Judgment organization. Default: <c>JUDGMENT_ORG_ID</c>.</param>
    /// <param name="apiUrl">The base URL of the Judgment API. Default: <c>JUDGMENT_API_URL</c>, else <c>https://api.judgmentlabs.ai</c>.</param>
    /// <param name="environment">Where the program runs. Default: <c>JUDGMENT_ENVIRONMENT</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="dataset"/> is null.</exception>
    /// <exception cref="ArgumentException">A credential is missing (the message names each one that is), or a value is not allowed.</exception>
    public static OfflineTracer Create(
        ICollection<Example> dataset,
        IEnumerable<KeyValuePair<string, object?>>? exampleFields = null,
        string? projectName = null,
        string? apiKey = null,
        string? organizationId = null,
        string? apiUrl = null,
        string? environment = null) =>
        Create(
            new TracerOptions { ProjectName = projectName, ApiKey = apiKey, OrganizationId = organizationId, ApiUrl = apiUrl, Environment = environment },
            dataset,
            exampleFields);

    /// <summary>Makes a tracer.</summary>
    /// <param name="options">As for <see cref="Tracer.Init(TracerOptions)"/>, but the exporter <c>otlp</c> is always there, and the environment names no others.</param>
    /// <param name="dataset">Gets an example for each trace, when its first span ends, on the thread that ends it; calls do not overlap. Read it when the work is done.</param>
    /// <param name="exampleFields">Values that each example has; taken over now.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> or <paramref name="dataset"/> is null.</exception>
    /// <exception cref="ArgumentException">A credential is missing (the message names each one that is), or an option is not allowed.</exception>
    public static OfflineTracer Create(TracerOptions options, ICollection<Example> dataset, IEnumerable<KeyValuePair<string, object?>>? exampleFields = null) =>
        Create(options, dataset, exampleFields, Environment.GetEnvironmentVariable);

    internal static OfflineTracer Create(
        TracerOptions options,
        ICollection<Example> dataset,
        IEnumerable<KeyValuePair<string, object?>>? exampleFields,
        Func<string, string?> variables)
    {
        _ = options ?? throw new ArgumentNullException(nameof(options));
        _ = dataset ?? throw new ArgumentNullException(nameof(dataset));
        if (dataset.IsReadOnly)
        {
            throw new ArgumentException($"The dataset is a {dataset.GetType()} that takes no more examples; use a List<Example>, for example.", nameof(dataset));
        }

        return new OfflineTracer(Tracer.Create(options.ForOffline(new OfflineExamples(dataset, [.. exampleFields ?? []])), variables));
    }

    /// <summary>
    /// Makes this tracer the one of this flow of execution, in place of the process's, until the scope is disposed. Scopes nest; disposing one ends it everywhere,
    /// also for work that was started inside it and goes on.
    /// </summary>
    /// <returns>The scope.</returns>
    /// <example>
    /// <code>
    /// using (offline.Use())
    /// {
    ///     answer = await Assistant.AskAsync(question);
    /// }
    /// </code>
    /// </example>
    public IDisposable Use() => TracerScope.Use(_tracer);

    /// <summary>Exports every span of this tracer that has ended, and waits for it.</summary>
    /// <param name="timeoutMilliseconds">How long to wait at most; -1 for ever.</param>
    /// <returns>True only if every span that ended since the last flush was delivered.</returns>
    public bool ForceFlush(int timeoutMilliseconds = FlushMilliseconds) => _tracer.Flush(timeoutMilliseconds);

    /// <inheritdoc cref="ForceFlush"/>
    /// <param name="cancellationToken">Ends the waiting, not the export. Without it the wait ends after 30 seconds.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<bool> ForceFlushAsync(CancellationToken cancellationToken = default) => _tracer.FlushAsync(cancellationToken);

    /// <summary>Exports what has ended and shuts this tracer down, within 5 seconds; only the first call does anything.</summary>
    public void Dispose() => _tracer.Dispose();

    /// <summary>Exports what has ended and shuts this tracer down, within 5 seconds; only the first call does anything.</summary>
    public ValueTask DisposeAsync() => _tracer.DisposeAsync();
}

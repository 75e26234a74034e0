using System.Diagnostics;
using Judgeval.Spans;

namespace Judgeval;

// Spans that are written by hand.
public sealed partial class Tracer
{
    /// <summary>
    /// Starts a span under the current one and does not make it current: for work that begins here and ends elsewhere. The caller disposes it.
    /// </summary>
    /// <param name="name">The span name; null or empty becomes <c>span</c>.</param>
    /// <param name="attributes">Attributes to begin with, each as <see cref="SetAttribute(string, object)"/> sets it.</param>
    /// <example>
    /// <code>
    /// SpanScope job = Tracer.StartSpan("nightly job", [new("job.id", 7)]);
    /// ThreadPool.QueueUserWorkItem(_ =>
    /// {
    ///     RunJob();
    ///     job.Dispose();
    /// });
    /// </code>
    /// </example>
    public static SpanScope StartSpan(string name, IEnumerable<KeyValuePair<string, object?>>? attributes = null) => ManualSpan.StartDetached(name, attributes);

    /// <summary>Starts a span under the current one and makes it current, until it is disposed.</summary>
    /// <inheritdoc cref="StartSpan" path="/param"/>
    /// <example>
    /// <code>
    /// using (SpanScope checkout = Tracer.StartAsCurrentSpan("checkout", [new("cart.items", 3), new("cart.total", 41.5)]))
    /// {
    ///     Pay();
    /// }
    /// </code>
    /// </example>
    public static SpanScope StartAsCurrentSpan(string name, IEnumerable<KeyValuePair<string, object?>>? attributes = null) => ManualSpan.Start(name, attributes);

    /// <summary>
    /// Starts a trace of its own that is linked to the current one, and makes its first span current until it is disposed: for work that is a story of its own, as
    /// the run of another agent. <c>[Observe(Fork = true)]</c> does it for a method.
    /// </summary>
    /// <remarks>
    /// Two spans of this name: an invocation span in the current trace, and the root of a new trace, which the handle holds. They are linked both ways, by OpenTelemetry
    /// links and by <c>judgment.link.source_trace_id</c>, <c>source_span_id</c> on the root and <c>judgment.link.target_trace_id</c>, <c>target_span_id</c> on the
    /// invocation span. Kind, input, output, error and cancellation are on both. Session, customer and the like go along; what is set later stays in its trace. The root ends first. The new trace is
    /// kept if the current one is. Without a current span this is <see cref="StartAsCurrentSpan"/>.
    /// </remarks>
    /// <param name="name">The span name; null or empty becomes <c>span</c>.</param>
    /// <param name="attributes">Attributes of the root to begin with, each as <see cref="SetAttribute(string, object)"/> sets it.</param>
    /// <param name="spanKind">The <c>judgment.span_kind</c> of both: one of <see cref="SpanKinds"/>, or any other text; null for none.</param>
    /// <example>
    /// <code>
    /// using (SpanScope research = Tracer.StartLinkedTrace("research", [new("topic", "tea")], SpanKinds.Agent))
    /// {
    ///     research.SetOutput(Research("tea"));
    /// }
    /// </code>
    /// </example>
    public static SpanScope StartLinkedTrace(string name, IEnumerable<KeyValuePair<string, object?>>? attributes = null, string? spanKind = null) =>
        ManualSpan.StartLinked(name, attributes, spanKind);

    /// <summary>Starts a span under the current one and makes it current, until it is disposed.</summary>
    /// <param name="name">The span name; null or empty becomes <c>span</c>.</param>
    /// <example>
    /// <code>
    /// using (SpanScope span = Tracer.Span("rank"))
    /// {
    ///     span.SetInput(candidates);
    ///     span.SetOutput(Rank(candidates));
    /// }
    /// </code>
    /// </example>
    public static SpanScope Span(string name) => ManualSpan.Start(name, attributes: null);

    /// <summary>Runs the action inside a span. An exception that leaves it is recorded, as that of an observed method, and passes through.</summary>
    /// <param name="name">The span name; null or empty becomes <c>span</c>.</param>
    /// <param name="action">Runs once, also when nothing is recorded.</param>
    /// <exception cref="ArgumentNullException"><paramref name="action"/> is null.</exception>
    /// <example>
    /// <code>
    /// Tracer.Span("warm up", () => LoadIndex());
    /// </code>
    /// </example>
    [StackTraceHidden]
    public static void Span(string name, Action action) => DelegateSpan.Run(name, action ?? throw new ArgumentNullException(nameof(action)));

    /// <summary>Runs the function inside a span and hands back its result, which is not recorded. A <c>ValueTask</c> is followed until it completes.</summary>
    /// <param name="name">The span name; null or empty becomes <c>span</c>.</param>
    /// <param name="func">Runs once, also when nothing is recorded.</param>
    /// <exception cref="ArgumentNullException"><paramref name="func"/> is null.</exception>
    /// <example>
    /// <code>
    /// int[] ranked = Tracer.Span("rank", () => Rank(candidates));
    /// string page = await Tracer.Span("fetch", () => FetchAsync(url));
    /// </code>
    /// </example>
    [StackTraceHidden]
    public static T Span<T>(string name, Func<T> func) => DelegateSpan.Run(name, func ?? throw new ArgumentNullException(nameof(func)));

    /// <inheritdoc cref="SpanAsync(string, Func{Task})"/>
    [StackTraceHidden]
    public static Task Span(string name, Func<Task> func) => SpanAsync(name, func);

    /// <inheritdoc cref="SpanAsync{T}(string, Func{Task{T}})"/>
    [StackTraceHidden]
    public static Task<T> Span<T>(string name, Func<Task<T>> func) => SpanAsync(name, func);

    /// <summary>
    /// Runs the function inside a span that ends with its task. An exception of either is recorded, as that of an observed method, and passes through; a
    /// cancelled task is <c>judgment.cancelled</c>.
    /// </summary>
    /// <inheritdoc cref="Span{T}(string, Func{T})" path="/param"/>
    /// <returns>A task that completes right after the span has ended, as the function's own did; that one itself if it is done, or nothing is recorded.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="func"/> is null.</exception>
    /// <example>
    /// <code>
    /// await Tracer.SpanAsync("index", async () =>
    /// {
    ///     string text = await FetchAsync(url);
    ///     Tracer.SetOutput(text.Length);
    /// });
    /// </code>
    /// </example>
    [StackTraceHidden]
    public static Task SpanAsync(string name, Func<Task> func) =>
        DelegateSpan.RunAsync(name, static func => func(), func ?? throw new ArgumentNullException(nameof(func)));

    /// <inheritdoc cref="SpanAsync(string, Func{Task})" path="/summary|/param|/returns|/exception"/>
    /// <example>
    /// <code>
    /// string page = await Tracer.SpanAsync("fetch", () => FetchAsync(url));
    /// </code>
    /// </example>
    [StackTraceHidden]
    public static Task<T> SpanAsync<T>(string name, Func<Task<T>> func) =>
        DelegateSpan.RunAsync(name, static func => func(), func ?? throw new ArgumentNullException(nameof(func)));

    /// <inheritdoc cref="SpanAsync(string, Func{Task})" path="/summary|/returns|/exception"/>
    /// <param name="name">The span name; null or empty becomes <c>span</c>.</param>
    /// <param name="func">Runs once, also when nothing is recorded, and when the token is cancelled already.</param>
    /// <param name="cancellationToken">Handed to the function; nothing else is done with it.</param>
    /// <example>
    /// <code>
    /// await Tracer.SpanAsync("reindex", token => ReindexAsync(token), cancellationToken);
    /// </code>
    /// </example>
    [StackTraceHidden]
    public static Task SpanAsync(string name, Func<CancellationToken, Task> func, CancellationToken cancellationToken) =>
        DelegateSpan.RunAsync(name, func ?? throw new ArgumentNullException(nameof(func)), cancellationToken);

    /// <inheritdoc cref="SpanAsync(string, Func{CancellationToken, Task}, CancellationToken)" path="/summary|/param|/returns|/exception"/>
    /// <example>
    /// <code>
    /// string answer = await Tracer.SpanAsync("ask", token => AskAsync(question, token), cancellationToken);
    /// </code>
    /// </example>
    [StackTraceHidden]
    public static Task<T> SpanAsync<T>(string name, Func<CancellationToken, Task<T>> func, CancellationToken cancellationToken) =>
        DelegateSpan.RunAsync(name, func ?? throw new ArgumentNullException(nameof(func)), cancellationToken);
}

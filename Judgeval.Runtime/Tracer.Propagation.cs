using System.Net.Http.Headers;
using Judgeval.Propagation;

namespace Judgeval;

/// <content>
/// Traces that go through several processes. The headers are W3C Trace Context (<c>traceparent</c>, <c>tracestate</c>) and W3C Baggage (<c>baggage</c>), of which
/// <c>judgment.session_id</c>, <c>judgment.customer_id</c> and <c>judgment.customer_user_id</c> are written and read, and nothing else. None of these members
/// throws.
/// </content>
public sealed partial class Tracer
{
    /// <summary>
    /// Writes the current span, session and customer to the headers of a message or request, for <see cref="ContinueTrace(IEnumerable{KeyValuePair{string, string}})"/> on the other side. Nothing of
    /// it leaves the process in any other way.
    /// </summary>
    /// <remarks>
    /// The span is the nearest of the active tracer. In a trace that sampling left out, its first span is written, with the flag that says so. Where
    /// <c>ContinueTrace</c> is in force and no span has been started, the caller's is written. With no span, or only one of another library, there is no
    /// <c>traceparent</c>; with no tracer there is nothing. What the carrier has under these names is replaced, but for baggage that is not Judgment's.
    /// </remarks>
    /// <param name="carrier">The headers; the case of names makes no difference.</param>
    /// <example>
    /// <code>
    /// var headers = new Dictionary&lt;string, string&gt;();
    /// Tracer.Inject(headers);
    /// queue.Send(new Message(headers, order));
    /// </code>
    /// </example>
    public static void Inject(IDictionary<string, string> carrier) => TracePropagation.Inject(carrier, static (headers, carrier) => headers.WriteTo(carrier));

    /// <inheritdoc cref="Inject(IDictionary{string, string})" path="/summary|/remarks"/>
    /// <param name="carrier">The headers of a request; <see cref="JudgevalPropagationHandler"/> does it for each request of a client.</param>
    /// <example>
    /// <code>
    /// using var request = new HttpRequestMessage(HttpMethod.Get, url);
    /// Tracer.Inject(request.Headers);
    /// </code>
    /// </example>
    public static void Inject(HttpRequestHeaders carrier) => TracePropagation.Inject(carrier, onlyWhatIsMissing: false);

    /// <summary>As <see cref="Inject(IDictionary{string, string})"/>, to a carrier of any other type.</summary>
    /// <param name="carrier">The headers.</param>
    /// <param name="setter">Sets one of them, by lower-case name, in place of what is there.</param>
    /// <example>
    /// <code>
    /// Tracer.Inject(message, static (message, name, value) => message.Properties[name] = value);
    /// </code>
    /// </example>
    public static void Inject<TCarrier>(TCarrier carrier, Action<TCarrier, string, string> setter) =>
        TracePropagation.Inject(carrier, (headers, carrier) => headers.WriteTo((name, value) => setter(carrier, name, value)));

    /// <summary>
    /// Continues the trace of the caller: spans that this flow of execution starts until the scope is disposed are children of the caller's span, in its
    /// trace, with its session and customer.
    /// </summary>
    /// <remarks>
    /// Spans around the scope are no parents inside it; the first span inside has a link to the activity around it. Without a valid <c>traceparent</c> a span inside begins a new
    /// trace. The tracer's own sampler decides, by the id of the trace, whatever the caller's flag says. A caller that says by its flag that it did not
    /// record its span is continued in its trace, but is no parent: nobody would ever see it. Until there is a span, <see cref="SetSessionId"/> and
    /// the like are for the spans to come. What is not valid, longer than 8192 characters (4096 for one baggage entry) or beyond 180 entries is ignored.
    /// Scopes nest and may be disposed in any order.
    /// </remarks>
    /// <param name="carrier">The headers of the message or request, as of <see cref="Inject(IDictionary{string, string})"/>; the case of names makes no difference.</param>
    /// <returns>The scope. It does nothing without a tracer.</returns>
    /// <example>
    /// <code>
    /// using (Tracer.ContinueTrace(message.Headers))
    /// {
    ///     Handle(message);
    /// }
    /// </code>
    /// </example>
    public static IDisposable ContinueTrace(IEnumerable<KeyValuePair<string, string>> carrier) => TracePropagation.Continue(carrier, static (headers, carrier) =>
    {
        foreach (KeyValuePair<string, string> header in carrier)
        {
            headers.Add(header.Key, header.Value);
        }
    });

    /// <inheritdoc cref="ContinueTrace(IEnumerable{KeyValuePair{string, string}})" path="/summary|/remarks|/returns"/>
    /// <param name="carrier">Headers that may have several values, as <see cref="HttpRequestHeaders"/>; the case of names makes no difference.</param>
    /// <example>
    /// <code>
    /// using (Tracer.ContinueTrace(request.Headers))
    /// {
    ///     Handle(request);
    /// }
    /// </code>
    /// </example>
    public static IDisposable ContinueTrace(IEnumerable<KeyValuePair<string, IEnumerable<string>>> carrier) => TracePropagation.Continue(carrier, static (headers, carrier) =>
    {
        foreach (KeyValuePair<string, IEnumerable<string>> header in carrier)
        {
            headers.Add(header.Key, header.Value);
        }
    });

    /// <summary>As <see cref="ContinueTrace(IEnumerable{KeyValuePair{string, string}})"/>, from a carrier of any other type.</summary>
    /// <param name="carrier">The headers.</param>
    /// <param name="getter">Gets all values of a header, by lower-case name; null or none if it is not there. It should look names up in any case.</param>
    /// <returns>The scope. It does nothing without a tracer.</returns>
    /// <example>
    /// <code>
    /// using (Tracer.ContinueTrace(message, static (message, name) => message.Properties.TryGetValue(name, out string? value) ? [value] : null))
    /// {
    ///     Handle(message);
    /// }
    /// </code>
    /// </example>
    public static IDisposable ContinueTrace<TCarrier>(TCarrier carrier, Func<TCarrier, string, IEnumerable<string?>?> getter) => TracePropagation.Continue(carrier, (headers, carrier) =>
    {
        foreach (string name in IncomingHeaders.Names)
        {
            headers.Add(name, getter(carrier, name));
        }
    });
}

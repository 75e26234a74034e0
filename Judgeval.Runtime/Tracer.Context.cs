using Judgeval.Diagnostics;
using Judgeval.Spans;
using Judgeval.Spans.Context;

namespace Judgeval;

/// <content>
/// What the spans of a trace have in common: session, customer, user, tags, metadata, agent, project. Nothing of it is in <c>Activity.Baggage</c>. None of these
/// members throws; without a recorded span of the active tracer the ones that set something do nothing. Blank values count as not given, ids and names are cut
/// at 256 characters, and a trace keeps 32 tags of 128 characters and 32 metadata entries of 1024 characters of JSON.
/// </content>
public sealed partial class Tracer
{
    /// <summary>
    /// Names the session (a conversation, a chat thread): <c>judgment.session_id</c> and <c>session.id</c> on the current span and on every span that starts
    /// later in its trace, in any flow or thread.
    /// </summary>
    /// <param name="sessionId">The session.</param>
    /// <example>
    /// <code>
    /// Tracer.SetSessionId("session-7");
    /// </code>
    /// </example>
    public static void SetSessionId(string sessionId) =>
        CurrentContext.Set(builder => builder.Add(ContextField.SessionId, sessionId));

    /// <summary>
    /// Names the customer that the work is for: <c>judgment.customer_id</c> on the current span and on every span that starts later in its trace.
    /// </summary>
    /// <param name="customerId">The customer.</param>
    /// <example>
    /// <code>
    /// Tracer.SetCustomerId("acme");
    /// </code>
    /// </example>
    public static void SetCustomerId(string customerId) =>
        CurrentContext.Set(builder => builder.Add(ContextField.CustomerId, customerId));

    /// <summary>
    /// Names the customer's user: <c>judgment.customer_user_id</c> on the current span and on every span that starts later in its trace.
    /// </summary>
    /// <param name="customerUserId">The user, as the customer knows them.</param>
    /// <example>
    /// <code>
    /// Tracer.SetCustomerUserId("ada@acme");
    /// </code>
    /// </example>
    public static void SetCustomerUserId(string customerUserId) =>
        CurrentContext.Set(builder => builder.Add(ContextField.CustomerUserId, customerUserId));

    /// <summary>
    /// Adds tags to the trace: <c>tag.tags</c> on the current span and on every span that starts later in its trace, and the trace's tags in Judgment.
    /// </summary>
    /// <remarks>
    /// Returns at once; the tags are posted in the background to <c>/v1/projects/{id}/traces/{id}/tags</c>, and <see cref="ForceFlush"/> waits for it. 1024 calls may
    /// wait, more are dropped with one warning. A failure that may pass is tried again three times. Call <see cref="OverrideProject"/> first. Without an account, and
    /// in an <see cref="OfflineTracer"/>, nothing is posted.
    /// </remarks>
    /// <param name="tags">The tags; those that the trace has already stay.</param>
    /// <example>
    /// <code>
    /// Tracer.Tag("beta", "eu");
    /// </code>
    /// </example>
    public static void Tag(params string[] tags)
    {
        CurrentContext.Set(builder => builder.AddTags(tags));
        Active?.PostTags(tags);
    }

    /// <summary>
    /// Sets what is given in the current trace: on the current span, on the first span of the trace if it still runs, and on every span that starts later.
    /// </summary>
    /// <remarks>
    /// The user is <c>user.id</c>, and <c>judgment.customer_user_id</c> unless that was set on its own. Tags are <c>tag.tags</c> and metadata is <c>metadata</c>;
    /// both add to what is there. The first span has them as <c>traceroot.trace.tags</c> and <c>traceroot.trace.metadata</c> too.
    /// </remarks>
    /// <param name="userId">The user.</param>
    /// <param name="sessionId">The session; see <see cref="SetSessionId"/>.</param>
    /// <param name="metadata">More of your own, by name; the values are recorded as JSON, as they are now.</param>
    /// <param name="tags">The tags; see <see cref="Tag"/>.</param>
    /// <example>
    /// <code>
    /// Tracer.UpdateCurrentTrace(userId: "ada", metadata: new Dictionary&lt;string, object?&gt; { ["plan"] = "pro", ["seats"] = 3 });
    /// </code>
    /// </example>
    public static void UpdateCurrentTrace(
        string? userId = null,
        string? sessionId = null,
        IEnumerable<KeyValuePair<string, object?>>? metadata = null,
        IEnumerable<string>? tags = null) =>
        CurrentContext.Set(builder => Fill(builder, userId, sessionId, tags, metadata), alsoOnRoot: true);

    /// <summary>
    /// Sets what is given for the spans that this flow of execution starts until the scope is disposed. It needs no span, so it can be opened around a whole request.
    /// </summary>
    /// <remarks>
    /// Scopes nest: an inner one adds to the outer ones and wins over them. Spans that are already running do not change. Disposing ends the scope everywhere, in
    /// any order and on any thread, also for work that was started inside it and goes on. The attributes are those of <see cref="UpdateCurrentTrace"/>.
    /// </remarks>
    /// <param name="userId">The user.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="metadata">More of your own, by name; the values are recorded as JSON, as they are now.</param>
    /// <param name="customerId">The customer; see <see cref="SetCustomerId"/>.</param>
    /// <param name="attributes">
    /// Attributes of each span: text, truth values and numbers as they are, anything else as JSON text. 32 of them, of 1024 characters. They never leave with a request, and
    /// what the span itself records under such a name counts.
    /// </param>
    /// <returns>The scope.</returns>
    /// <example>
    /// <code>
    /// using (Tracer.UsingAttributes(userId: "ada", sessionId: "session-7", tags: ["beta"]))
    /// {
    ///     answer = await Assistant.AskAsync(question);
    /// }
    /// </code>
    /// <code>
    /// using (Tracer.UsingAttributes(customerId: "acme", attributes: [new("tenant.id", "eu-1"), new("plan.seats", 12)]))
    /// {
    ///     answer = await Assistant.AskAsync(question);
    /// }
    /// </code>
    /// </example>
    public static IDisposable UsingAttributes(
        string? userId = null,
        string? sessionId = null,
        IEnumerable<string>? tags = null,
        IEnumerable<KeyValuePair<string, object?>>? metadata = null,
        string? customerId = null,
        IEnumerable<KeyValuePair<string, object?>>? attributes = null) =>
        CurrentContext.Open(builder => Fill(builder, userId, sessionId, tags, metadata).Add(ContextField.CustomerId, customerId).AddAttributes(attributes));

    /// <summary>
    /// Says which agent runs, for the spans that this flow of execution starts until the scope is disposed: <c>agent.id</c>, <c>agent.name</c>, and the environment
    /// as <c>environment</c>, <c>env</c> and <c>traceroot.environment</c>. What is not given stays as it is around the scope.
    /// </summary>
    /// <param name="agentId">The agent's id.</param>
    /// <param name="agentName">The agent's name.</param>
    /// <param name="environment">Where it runs.</param>
    /// <returns>The scope; it nests and ends as that of <see cref="UsingAttributes"/>.</returns>
    /// <example>
    /// <code>
    /// using (Tracer.RunIdentity(agentId: "planner-1", agentName: "Planner", environment: "staging"))
    /// {
    ///     answer = await Assistant.AskAsync(question);
    /// }
    /// </code>
    /// </example>
    public static IDisposable RunIdentity(string? agentId = null, string? agentName = null, string? environment = null) =>
        CurrentContext.Open(builder => builder
            .Add(ContextField.AgentId, agentId)
            .Add(ContextField.AgentName, agentName)
            .Add(ContextField.Environment, environment));

    /// <summary>
    /// Sends the current trace to another Judgment project of the same organization: every span of it that has not been exported yet, so the spans that are running
    /// now and all that start later. Call it early: spans that were exported before stay where they are.
    /// </summary>
    /// <param name="projectName">The project. Spans of a project that Judgment does not know are lost, with one warning.</param>
    /// <example>
    /// <code>
    /// Tracer.OverrideProject("billing-assistant");
    /// </code>
    /// </example>
    public static void OverrideProject(string projectName) =>
        CurrentContext.Set(builder => builder.Add(ContextField.Project, projectName));

    private static ContextBuilder Fill(
        ContextBuilder builder,
        string? userId,
        string? sessionId,
        IEnumerable<string>? tags,
        IEnumerable<KeyValuePair<string, object?>>? metadata) =>
        builder
            .Add(ContextField.UserId, userId)
            .Add(ContextField.SessionId, sessionId)
            .AddTags(tags)
            .AddMetadata(metadata);

    // As the spans have them: bounded, and secrets masked.
    private void PostTags(string[] tags)
    {
        try
        {
            if (_connection?.Tags is { } sender
                && SpanStarter.Nearest() is { Recorded: true } span
                && new ContextBuilder().AddTags(tags).Build().Entries is { Count: > 0 } entries)
            {
                sender.Post(span, [.. entries.Select(static entry => entry.Value)]);
            }
        }
        catch (Exception e)
        {
            Faults.Report(nameof(Tag), e);
        }
    }
}

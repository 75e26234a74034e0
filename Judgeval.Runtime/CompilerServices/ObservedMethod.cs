using System.ComponentModel;
using Judgeval.Internal;
using Judgeval.Spans;
using Judgeval.Spans.Context;
using Judgeval.Values;

namespace Judgeval.CompilerServices;

/// <summary>Describes one observed method to the runtime; the weaver makes one static instance of it for each. For woven code only; see docs/abi.md.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ObservedMethod
{
    private byte[][]? _jsonNames;

    /// <summary>Describes an observed method.</summary>
    /// <param name="name">The span name.</param>
    /// <param name="kind">The span kind, for <c>judgment.span_kind</c>.</param>
    /// <param name="options">What is recorded.</param>
    /// <param name="parameters">The names of the recorded parameters; their places are the indexes of <see cref="ObservedCall.Argument{T}"/>.</param>
    public ObservedMethod(string name, string kind, ObservedMethodOptions options, params string[] parameters)
    {
        Name = name;
        Kind = kind;
        Options = options;
        Parameters = parameters;
        SecretParameters = Array.Exists(parameters, SecretMask.IsSecretName) ? Array.ConvertAll(parameters, SecretMask.IsSecretName) : null;
    }

    /// <summary>The fixed attributes of every span; null for none.</summary>
    internal KeyValuePair<string, object>[]? Tags { get; private set; }

    /// <summary>What each call sets in its trace; null for nothing.</summary>
    internal ContextValues? Context { get; private set; }

    internal string Name { get; }

    internal string Kind { get; }

    internal ObservedMethodOptions Options { get; }

    internal string[] Parameters { get; }

    /// <summary>The parameter names as they stand in <c>judgment.input</c>, encoded once: <c>{"a":</c>, <c>,"b":</c> and so on.</summary>
    internal byte[][] JsonNames => _jsonNames ??= InputNames.Encode(Parameters);

    /// <summary>Which parameters are called as credentials are; null for none.</summary>
    internal bool[]? SecretParameters { get; }

    internal bool RecordsInput => (Options & ObservedMethodOptions.NoInput) == 0;

    internal bool RecordsOutput => (Options & ObservedMethodOptions.NoOutput) == 0;

    internal bool RecordsItems => (Options & (ObservedMethodOptions.NoYieldSpans | ObservedMethodOptions.NoOutput)) == 0;

    internal bool HasDeclaredKind => (Options & ObservedMethodOptions.DeclaredKind) != 0;

    internal bool HasVerdict => (Options & ObservedMethodOptions.Verdict) != 0;

    /// <summary>Whether anything is made of the result.</summary>
    internal bool TakesResult => (Options & (ObservedMethodOptions.NoOutput | ObservedMethodOptions.Verdict)) != ObservedMethodOptions.NoOutput;

    internal bool IsForked => (Options & ObservedMethodOptions.Fork) != 0;

    /// <summary>Adds a fixed attribute of every span. For the initialiser of the instance only, before anybody else sees it.</summary>
    /// <param name="key">The name of the span attribute.</param>
    /// <param name="value">A string, or a boxed bool, int, long or double.</param>
    /// <returns>The instance itself.</returns>
    public ObservedMethod WithTag(string key, object value)
    {
        Tags = [.. Tags ?? [], new KeyValuePair<string, object>(key, value)];
        return this;
    }

    /// <summary>Describes a guardrail: every span has its name and the rest. For the initialiser of the instance only.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="category">What it looks for.</param>
    /// <param name="enforcementMode">What happens when it fires.</param>
    /// <param name="policyId">The policy that it enforces; null for none.</param>
    /// <returns>The instance itself.</returns>
    public ObservedMethod WithGuardrail(string name, GuardrailCategory category, EnforcementMode enforcementMode, string? policyId)
    {
        WithTag(SemanticConventions.Guardrails.Name, name);
        WithTag(SemanticConventions.Guardrails.Category, GuardrailTerms.Of(category));
        WithTag(SemanticConventions.Guardrails.EnforcementMode, GuardrailTerms.Of(enforcementMode));
        WithTag(SemanticConventions.Guardrails.SourceSdk, GuardrailTerms.ManualSource);
        WithTag(SemanticConventions.Guardrails.EvidenceType, GuardrailTerms.AttributeEvidence);
        return policyId is null ? this : WithTag(SemanticConventions.Guardrails.PolicyId, policyId);
    }

    /// <summary>Says which guardrails are not expected in the traces of its spans. For the initialiser of the instance only.</summary>
    /// <param name="categories">What they look for.</param>
    /// <returns>The instance itself.</returns>
    public ObservedMethod WithSuppressedGuardrails(params GuardrailCategory[] categories) =>
        WithTag(SemanticConventions.Guardrails.SuppressMissing, Array.ConvertAll(categories, GuardrailTerms.Of));

    /// <summary>Sets what each call sets in its trace: its own span and all that start later there have it. For the initialiser of the instance only.</summary>
    /// <param name="sessionId">The session; null for none.</param>
    /// <param name="userId">The user; null for none.</param>
    /// <param name="tags">The tags.</param>
    /// <returns>The instance itself.</returns>
    public ObservedMethod WithTraceContext(string? sessionId, string? userId, params string[] tags)
    {
        Context = new ContextBuilder().Add(ContextField.SessionId, sessionId).Add(ContextField.UserId, userId).AddTags(tags).Build();
        return this;
    }
}

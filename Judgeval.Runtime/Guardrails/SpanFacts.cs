using System.Diagnostics;

namespace Judgeval.Guardrails;

/// <summary>What one look at a span's attributes tells. Nothing is allocated.</summary>
internal ref struct SpanFacts
{

    private Capabilities _capabilities;
    private bool _hasInput;
    private bool _hasOutput;

    private SpanFacts(Activity span)
    {
        Span = span;
        IsFaulted = span.Status == ActivityStatusCode.Error;
    }

    internal Activity Span { get; }

    /// <summary>The attributes that are there.</summary>
    internal Role Roles { get; private set; }

    internal SpanTraits Traits { get; private set; }

    /// <summary>Null when the span does not say.</summary>
    internal string? Vendor { get; private set; }

    internal string? VendorKey { get; private set; }

    internal string? KindKey { get; private set; }

    internal string? ErrorType { get; private set; }

    internal Categories Suppressed { get; private set; }

    internal bool IsFaulted { get; }

    /// <summary>A call of a model, by its kind or by what it has.</summary>
    internal readonly bool IsLlm =>
        (Traits & SpanTraits.Llm) != 0 || (Roles & (Role.Model | Role.Prompt | Role.Completion | Role.FinishReason | Role.StopReason)) != 0;

    internal readonly bool IsTool => (Traits & SpanTraits.Tool) != 0;

    internal readonly bool IsGuardrail => (Traits & (SpanTraits.Guardrail | SpanTraits.AgentGuardrail)) != 0;

    internal readonly Capabilities Capabilities
    {
        get
        {
            Capabilities seen = _capabilities;
            seen |= (Traits & SpanTraits.Llm) != 0 ? Capabilities.CallsLlm : 0;
            seen |= IsTool ? Capabilities.UsesTools | Capabilities.HasExternalActions : 0;
            seen |= (Traits & SpanTraits.Handoff) != 0 ? Capabilities.HasExternalActions : 0;
            seen |= _hasInput && IsLlm ? Capabilities.HandlesUserText : 0;
            return seen | (_hasOutput && IsLlm ? Capabilities.ProducesUserText : 0);
        }
    }

    internal static SpanFacts Of(Activity span)
    {
        var facts = new SpanFacts(span);
        foreach (ref readonly KeyValuePair<string, object?> tag in span.EnumerateTagObjects())
        {
            if (tag.Value is { } value && Guardrails.Roles.Of(tag.Key) is var role && role != Role.None)
            {
                facts.Add(role, tag.Key, value);
            }
        }

        return facts;
    }

    private void Add(Role role, string key, object value)
    {
        // What is there but empty says nothing.
        if (!IsTruthy(value))
        {
            return;
        }

        Roles |= role;
        switch (role)
        {
            case Role.Kind or Role.Operation when value is string text:
                AddKind(role, key, text);
                break;
            case Role.Model:
                _capabilities |= Capabilities.CallsLlm;
                break;
            case Role.Prompt:
                _capabilities |= Capabilities.HandlesUserText;
                break;
            case Role.Completion:
                _capabilities |= Capabilities.ProducesUserText;
                break;
            case Role.ToolName:
                _capabilities |= Capabilities.UsesTools | Capabilities.HasExternalActions;
                break;
            case Role.Input:
                _hasInput = true;
                break;
            case Role.Output:
                _hasOutput = true;
                break;
            case Role.Vendor when Vendor is null:
                Vendor = value as string;
                VendorKey = key;
                break;
            case Role.ErrorType:
                ErrorType = value as string;
                break;
            case Role.Suppress:
                Suppressed |= CategoryNames.ParseSet(value);
                break;
        }
    }

    private void AddKind(Role role, string key, string kind)
    {
        SpanTraits traits = role == Role.Kind ? TraitsOf(key, kind) : TraitsOfOperation(kind);
        Traits |= traits;
        if ((traits & SpanTraits.Guardrail) != 0)
        {
            KindKey = key;
        }
    }

    private static SpanTraits TraitsOf(string key, string kind)
    {
        if (Is(kind, SpanKinds.Guardrail))
        {
            return key == ExplicitDetector.AgentSpanType ? SpanTraits.AgentGuardrail : SpanTraits.Guardrail;
        }

        return Is(kind, SpanKinds.Llm) ? SpanTraits.Llm
            : Is(kind, SpanKinds.Tool) || Is(kind, SpanKinds.Function) ? SpanTraits.Tool
            : Is(kind, "handoff") ? SpanTraits.Handoff
            : SpanTraits.None;
    }

    private static SpanTraits TraitsOfOperation(string operation) => operation switch
    {
        "chat" or "text_completion" or "generate_content" => SpanTraits.Llm,
        "execute_tool" => SpanTraits.Tool,
        _ => SpanTraits.None,
    };

    private static bool IsTruthy(object value) => value switch
    {
        string text => text is not ("" or "{}" or "[]"),
        Array items => items.Length > 0,
        bool flag => flag,
        _ => true,
    };

    private static bool Is(string kind, string name) => string.Equals(kind, name, StringComparison.OrdinalIgnoreCase);
}

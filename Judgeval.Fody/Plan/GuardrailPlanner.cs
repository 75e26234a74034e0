using Judgeval.Fody.Classify;
using Judgeval.Fody.Diagnostics;
using Judgeval.Fody.Extensions;
using Judgeval.Fody.Find;
using Mono.Cecil;

namespace Judgeval.Fody.Plan;

/// <summary>Decides what the spans of a guardrail say, and whether its result says that it fired; a guardrail that never says so is told.</summary>
internal sealed class GuardrailPlanner(DiagnosticReporter reporter)
{
    /// <summary>Null for a method without <c>[Guardrail]</c>.</summary>
    public GuardrailPlan? Plan(MethodDefinition method, ObserveSettings settings, Classification classification, bool hasVerdict)
    {
        if (settings.Guardrail is not { } guardrail)
        {
            return null;
        }

        if (!hasVerdict)
        {
            WarnIfSilent(method, classification);
        }

        return new GuardrailPlan(
            Checked(method, "its name", guardrail.Name) ?? SpanNames.Of(method),
            guardrail.Category,
            guardrail.EnforcementMode,
            Checked(method, nameof(guardrail.PolicyId), guardrail.PolicyId));
    }

    /// <summary>Whether the result of a guardrail, with <c>[Guardrail]</c> or only of that kind, has a type that says so.</summary>
    public static bool HasVerdict(MethodDefinition method, ObserveSettings settings, Classification classification) =>
        string.Equals(settings.Kind, ObserveSettings.GuardrailKind, StringComparison.OrdinalIgnoreCase)
        && ResultOf(method, classification)?.FullName is "System.Boolean" or KnownNames.GuardrailResult;

    private void WarnIfSilent(MethodDefinition method, Classification classification)
    {
        if (classification.Shape is MethodShape.Iterator or MethodShape.Stream)
        {
            Warn(method, "its result is a sequence, which does not say whether it fired. Check in a method that returns bool or GuardrailResult.");
        }
        else if (!VerdictSearch.MaySucceed(method))
        {
            Warn(method, "does not say whether it fired. Return bool or GuardrailResult, or call Guardrail.SetTriggered.");
        }
    }

    private void Warn(MethodDefinition method, string text) =>
        reporter.Warning(DiagnosticId.SilentGuardrail, $"'{method.DisplayName()}' has [Guardrail] but {text}", method);

    private string? Checked(MethodDefinition method, string place, string? value)
    {
        if (value == null || !string.IsNullOrWhiteSpace(value))
        {
            return value;
        }

        reporter.Warning(DiagnosticId.EmptyContext, $"'{method.DisplayName()}' has [Guardrail] with an empty text for {place}, which is left out. Write a text, or remove it.", method);
        return null;
    }

    private static TypeReference? ResultOf(MethodDefinition method, Classification classification) => classification.Shape switch
    {
        MethodShape.Sync => method.ResultType(),
        MethodShape.Async => classification.StateMachine!.ResultType,
        MethodShape.TaskOfT or MethodShape.ValueTaskOfT => ((GenericInstanceType)method.ResultType()).GenericArguments[0],
        _ => null,
    };
}

using Judgeval.Fody.Diagnostics;
using Judgeval.Fody.Extensions;
using Judgeval.Fody.Find;
using Mono.Cecil;

namespace Judgeval.Fody.Plan;

/// <summary>Decides what each call of a method sets in its trace; what says nothing is told and left out.</summary>
internal sealed class TraceContextPlanner(DiagnosticReporter reporter)
{
    public TraceContextPlan? Plan(MethodDefinition method, ObserveSettings settings)
    {
        if (settings is { SessionId: null, UserId: null, Tags.Count: 0 })
        {
            return null;
        }

        var plan = new TraceContextPlan(
            Checked(method, nameof(settings.SessionId), settings.SessionId),
            Checked(method, nameof(settings.UserId), settings.UserId),
            [.. settings.Tags.Select(tag => Checked(method, nameof(settings.Tags), tag)).OfType<string>()]);
        return plan is { SessionId: null, UserId: null, Tags.Count: 0 } ? null : plan;
    }

    private string? Checked(MethodDefinition method, string name, string? value)
    {
        if (value == null || !string.IsNullOrWhiteSpace(value))
        {
            return value;
        }

        reporter.Warning(
            DiagnosticId.EmptyContext,
            $"'{method.DisplayName()}' has [Observe] with an empty text in {name}, which is left out. Write a text, or remove it.",
            method);
        return null;
    }
}

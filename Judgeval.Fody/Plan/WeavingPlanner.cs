using Judgeval.Fody.Classify;
using Judgeval.Fody.Diagnostics;
using Judgeval.Fody.Extensions;
using Judgeval.Fody.Find;
using Mono.Cecil;

namespace Judgeval.Fody.Plan;

/// <summary>Stage 3: decides everything, for the whole module, and tells every problem, before a byte changes.</summary>
internal sealed class WeavingPlanner(ModuleDefinition module, DiagnosticReporter reporter, SkipCounter skipped)
{
    private readonly Recordability _recordability = new(module);

    private const int NoInput = 1;
    private const int NoOutput = 2;
    private const int NoYieldSpans = 4;
    private const int DeclaredKind = 8;
    private const int Fork = 16;
    private const int Verdict = 32;

    private static readonly ParameterCapture[] NoCaptures = [];

    private readonly TraceContextPlanner _traceContext = new(reporter);
    private readonly GuardrailPlanner _guardrail = new(reporter);
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);

    public IReadOnlyList<WeavingPlan> Plan(IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken)
    {
        var plans = new List<WeavingPlan>(candidates.Count);
        foreach (var candidate in candidates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Plan(candidate) is { } plan)
            {
                plans.Add(plan);
            }
        }

        return plans;
    }

    private WeavingPlan? Plan(Candidate candidate)
    {
        var method = candidate.Method;
        var classification = MethodClassifier.Classify(method, candidate.IsExplicit);
        if (classification.Refusal is { } refusal)
        {
            Refuse(candidate, refusal);
            return null;
        }

        // A wide selection says nothing of the bodies that it passes over, so those need not be read before they are woven.
        if (candidate.IsExplicit && !AcceptBody(candidate))
        {
            return null;
        }

        var settings = candidate.Settings;
        var mayRecord = !_recordability.MustNotRecord(method.MethodReturnType, method.ReturnType);
        var recordOutput = settings.RecordOutput && mayRecord;
        var hasVerdict = mayRecord && GuardrailPlanner.HasVerdict(method, settings, classification);
        return new WeavingPlan(method, classification.Shape)
        {
            IsExplicit = candidate.IsExplicit,
            StateMachine = classification.StateMachine,
            SpanName = settings.SpanName ?? SpanNames.Of(method),
            Kind = settings.Kind,
            Tags = candidate.Tags,
            Guardrail = _guardrail.Plan(method, settings, classification, hasVerdict),
            Suppressed = candidate.Suppressed,
            TraceContext = _traceContext.Plan(method, settings),
            Options = (settings.RecordInput ? 0 : NoInput) | (recordOutput ? 0 : NoOutput)
                | (settings.DisableGeneratorYieldSpan ? NoYieldSpans : 0) | (settings.KindIsDeclared ? DeclaredKind : 0) | (settings.Fork ? Fork : 0) | (hasVerdict ? Verdict : 0),
            Captures = settings.RecordInput ? Captures(method, settings) : NoCaptures,
            Return = ReturnPlanner.Plan(method, classification, recordOutput || hasVerdict, _recordability),
        };
    }

    private void Refuse(Candidate candidate, Refusal refusal)
    {
        if (!candidate.IsExplicit)
        {
            skipped.Add(refusal.Reason);
            return;
        }

        // One attribute is one mistake, though it asks for both accessors.
        if (candidate.MarkedProperty is { } property && !_refused.Add($"{property.FullName} {refusal.Reason}"))
        {
            return;
        }

        var message = $"'{candidate.DisplayName}' has {candidate.Mark} but {refusal.Reason}. {refusal.Remedy.Replace("[Observe]", candidate.Mark)}";
        if (refusal.IsError)
        {
            reporter.Error(refusal.Id, message, candidate.Method);
        }
        else
        {
            reporter.Warning(refusal.Id, message, candidate.Method);
        }
    }

    // A call before a handler's end cannot be a tail call, so deep recursion would need stack again: worth it only where somebody asked for the span.
    private bool AcceptBody(Candidate candidate)
    {
        switch (CallTransfer.In(candidate.Method.Body))
        {
            case CallTransfer.Jmp:
                Refuse(candidate, MethodClassifier.NotObservable(CallTransfer.Jmp));
                return false;
            case CallTransfer.TailCalls:
                reporter.Warning(
                    DiagnosticId.TailCall,
                    $"'{candidate.Method.DisplayName()}' has {candidate.Mark} and tail calls, which become ordinary calls: very deep recursion may overflow the stack. Remove {candidate.Mark}, or compile with --tailcalls-.",
                    candidate.Method);
                return true;
            default:
                return true;
        }
    }

    private IReadOnlyList<ParameterCapture> Captures(MethodDefinition method, ObserveSettings settings)
    {
        if (settings.SkipArguments.Count > 0)
        {
            CheckSkipArguments(method, settings.SkipArguments);
        }

        if (!method.HasParameters)
        {
            return NoCaptures;
        }

        var captures = new List<ParameterCapture>(method.Parameters.Count);
        foreach (var parameter in method.Parameters)
        {
            if (!settings.SkipArguments.Contains(parameter.Name) && Capture(parameter) is { } capture)
            {
                captures.Add(capture);
            }
        }

        return captures;
    }

    private void CheckSkipArguments(MethodDefinition method, IReadOnlyList<string> skipped)
    {
        foreach (var name in skipped.Where(name => method.Parameters.All(parameter => parameter.Name != name)))
        {
            var names = string.Join(", ", method.Parameters.Select(parameter => parameter.Name));
            reporter.Warning(
                DiagnosticId.UnknownParameter,
                $"'{method.DisplayName()}': SkipArguments names '{name}', which is no parameter. Parameters: {(names.Length == 0 ? "none" : names)}.",
                method);
        }
    }

    private ParameterCapture? Capture(ParameterDefinition parameter)
    {
        var type = parameter.ParameterType.WithoutModifiers();
        var valueType = type is ByReferenceType reference ? reference.ElementType.WithoutModifiers() : parameter.ParameterType;

        // The runtime must never see an out parameter: nobody has written it yet. Without a name comes what a local function captures.
        if (string.IsNullOrEmpty(parameter.Name)
            || (parameter.IsOut && !parameter.IsIn && type is ByReferenceType)
            || (valueType is not TypeSpecification && valueType.FullName == KnownNames.CancellationToken)
            || _recordability.MustNotRecord(parameter, valueType))
        {
            return null;
        }

        return new ParameterCapture(parameter, valueType, _recordability.CanRecord(valueType) ? null : Recordability.Placeholder(valueType));
    }
}

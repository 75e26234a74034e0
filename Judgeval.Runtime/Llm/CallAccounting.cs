using System.Diagnostics;
using Judgeval.Diagnostics;
using Judgeval.Internal;
using Judgeval.Llm.Metrics;
using Judgeval.Llm.Pricing;
using Judgeval.Spans;

namespace Judgeval.Llm;

/// <summary>Works out what a tracer's calls of models cost, writes it to their spans, and measures them and the runs of agents. Other spans pass.</summary>
internal sealed class CallAccounting(PriceResolver prices, GenAiMetrics metrics)
{
    // On a span whose usage a call inside of it has reported already.
    private const string WrapperProperty = "judgeval.wrapper";

    private const int MostParents = 64;

    /// <summary>A span has ended. Never throws.</summary>
    internal void End(Activity span)
    {
        SpanRole role = SpanRoles.Of(span);
        if (role == SpanRole.Other)
        {
            return;
        }

        try
        {
            // The invocation span of a linked trace tells once more what its root does.
            if (span.GetTagItem(SemanticConventions.Judgment.Link.TargetSpanId) is null)
            {
                End(span, role);
            }
        }
        catch (Exception e)
        {
            Faults.Report("AccountCall", e);
        }
    }

    /// <summary>What the program says of a call that no span is recorded of.</summary>
    internal void Unrecorded(LlmMetadata metadata)
    {
        try
        {
            var call = new ModelCall
            {
                Provider = metadata.Provider,
                Requested = metadata.Model,
                Cost = metadata.TotalCostUsd is >= 0 and < double.PositiveInfinity ? metadata.TotalCostUsd : null,
                Usage = TokenUsage.OfParts(metadata.NonCachedInputTokens, metadata.CacheReadInputTokens, metadata.CacheCreationInputTokens, metadata.OutputTokens, metadata.ReasoningOutputTokens),
            };
            if (metrics.IsListening && call.Usage.IsKnown)
            {
                call.Cost ??= Price(call)?.Cost.Rounded;
                metrics.Record(call);
            }
        }
        catch (Exception e)
        {
            Faults.Report("AccountCall", e);
        }
    }

    private void End(Activity span, SpanRole role)
    {
        if (role == SpanRole.Agent)
        {
            metrics.RecordRun(span);
            return;
        }

        if (span.GetCustomProperty(WrapperProperty) is not null)
        {
            return;
        }

        ModelCall call = ModelCallReader.Read(span);
        if (call.Cost is null && Price(call) is var (match, cost))
        {
            call.Cost = cost.Rounded;
            Write(span, match, cost);
        }

        TellThoseAround(span, call.Usage.IsKnown);
        metrics.Record(call);
    }

    private (PriceMatch Match, CallCost Cost)? Price(ModelCall call) =>
        call.Usage.IsKnown && prices.Find(call.Requested, call.Answered, call.Provider) is { } match && CallCost.Of(call.Usage, match.Entry.Price) is { } cost
            ? (match, cost)
            : null;

    private void Write(Activity span, PriceMatch match, CallCost cost)
    {
        PriceEntry entry = match.Entry;
        span.SetTag(SemanticConventions.Judgment.Usage.TotalCostUsd, cost.Rounded);
        span.SetTag(SemanticConventions.Judgment.Pricing.Source, entry.SourceName);
        span.SetTag(SemanticConventions.Judgment.Pricing.ModelKey, entry.Key);
        span.SetTag(SemanticConventions.Judgment.Pricing.MatchKind, match.Kind);
        span.SetTag(SemanticConventions.Judgment.Pricing.Provider, entry.Provider);
        if (entry.GeneratedAt is { } generated)
        {
            span.SetTag(SemanticConventions.Judgment.Pricing.GeneratedAt, generated.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
            span.SetTag(SemanticConventions.Judgment.Pricing.AgeDays, prices.AgeOf(entry));
        }

        if (cost.UsedFallback)
        {
            span.SetTag(SemanticConventions.Judgment.Pricing.CacheFallback, true);
        }
    }

    // The nearest model call around this one only wraps it; the nearest agent has taken a turn.
    private void TellThoseAround(Activity span, bool isUsageKnown)
    {
        bool isWrapped = false;
        Activity? parent = CurrentActivity.Before(span);
        for (int i = 0; i < MostParents && parent is not null; i++, parent = CurrentActivity.Before(parent))
        {
            SpanRole role = SpanRoles.Of(parent);
            if (role == SpanRole.Agent)
            {
                metrics.RecordTurn(parent);
                return;
            }

            if (role == SpanRole.ModelCall && isUsageKnown && !isWrapped)
            {
                isWrapped = true;
                parent.SetCustomProperty(WrapperProperty, this);
            }
        }
    }
}

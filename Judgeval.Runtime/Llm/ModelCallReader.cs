using System.Diagnostics;
using System.Globalization;
using Judgeval.Internal;
using Judgeval.Llm.Pricing;

namespace Judgeval.Llm;

/// <summary>Reads from a span that has ended what is known of the call, under the names of Judgment, OpenTelemetry and Traccia.</summary>
internal sealed class ModelCallReader
{
    private readonly ModelCall _call = new();
    private readonly Counts _judgment = new();
    private readonly Counts _genAi = new();
    private readonly Counts _traccia = new();

    internal static ModelCall Read(Activity span)
    {
        var reader = new ModelCallReader();
        foreach (ref readonly KeyValuePair<string, object?> tag in span.EnumerateTagObjects())
        {
            if (tag.Value is not null)
            {
                reader.Take(tag.Key, tag.Value);
            }
        }

        return reader.Finish(span);
    }

    private void Take(string key, object value)
    {
        if (!TakeFact(key, value) && Number(value) is { } number)
        {
            TakeCount(key, number);
        }
    }

    private bool TakeFact(string key, object value)
    {
        switch (key)
        {
            case SemanticConventions.GenAi.Operation.Name: _call.Operation = value as string; break;
            case SemanticConventions.GenAi.ProviderName: _call.Provider = value as string; break;
            case SemanticConventions.Judgment.Llm.Provider or "gen_ai.system" or "llm.vendor": _call.Provider ??= value as string; break;
            case SemanticConventions.GenAi.Request.Model: _call.Requested = value as string; break;
            case SemanticConventions.Judgment.Llm.Model or "llm.model": _call.Requested ??= value as string; break;
            case SemanticConventions.GenAi.Response.Model: _call.Answered = value as string; break;
            case "server.address": _call.ServerAddress = value as string; break;
            case "server.port": _call.ServerPort = (long?)Number(value); break;
            case SemanticConventions.Error.Type: _call.ErrorType = value as string; break;
            case SemanticConventions.Judgment.Usage.TotalCostUsd or "gen_ai.usage.cost" or "llm.cost.usd": _call.Cost ??= Number(value); break;
            default: return false;
        }

        return true;
    }

    private void TakeCount(string key, double number)
    {
        long count = number is >= 0 and < long.MaxValue ? (long)number : -1;
        switch (key)
        {
            case SemanticConventions.Judgment.Usage.NonCachedInputTokens: _judgment.Input = count; break;
            case SemanticConventions.Judgment.Usage.CacheReadInputTokens: _judgment.CacheRead = count; break;
            case SemanticConventions.Judgment.Usage.CacheCreationInputTokens: _judgment.CacheWrite = count; break;
            case SemanticConventions.Judgment.Usage.OutputTokens: _judgment.Output = count; break;
            case SemanticConventions.GenAi.Usage.InputTokens: _genAi.Input = count; break;
            case SemanticConventions.GenAi.Usage.CacheReadInputTokens: _genAi.CacheRead = count; break;
            case SemanticConventions.GenAi.Usage.CacheCreationInputTokens or "gen_ai.usage.cache_write.input_tokens": _genAi.CacheWrite = count; break;
            case SemanticConventions.GenAi.Usage.OutputTokens: _genAi.Output = count; break;
            case SemanticConventions.GenAi.Usage.ReasoningOutputTokens: _judgment.Reasoning = _genAi.Reasoning = count; break;
            case "llm.usage.prompt_tokens": _traccia.Input = count; break;
            case "llm.usage.input_tokens": _traccia.Input ??= count; break;
            case "llm.usage.cache_read_tokens": _traccia.CacheRead = count; break;
            case "llm.usage.cache_write_tokens": _traccia.CacheWrite = count; break;
            case "llm.usage.completion_tokens": _traccia.Output = count; break;
            case "llm.usage.output_tokens": _traccia.Output ??= count; break;
        }
    }

    // The counts of one family only: they mean different things.
    private ModelCall Finish(Activity span)
    {
        _call.Usage = _judgment.IsKnown ? TokenUsage.OfParts(_judgment.Input, _judgment.CacheRead, _judgment.CacheWrite, _judgment.Output, _judgment.Reasoning)
            : _genAi.IsKnown ? TokenUsage.OfTotals(_genAi.Input, _genAi.CacheRead, _genAi.CacheWrite, _genAi.Output, _genAi.Reasoning)
            : TokenUsage.OfParts(_traccia.Input, _traccia.CacheRead, _traccia.CacheWrite, _traccia.Output, null);
        _call.ErrorType ??= span.Status == ActivityStatusCode.Error ? "_OTHER" : null;
        _call.Duration = span.Duration;
        return _call;
    }

    private static double? Number(object value) => value switch
    {
        long number => number,
        int number => number,
        double number => number is >= 0 and < double.PositiveInfinity ? number : null,
        string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number is >= 0 and < double.PositiveInfinity ? number : null,
        _ => null,
    };

    private sealed class Counts
    {
        internal long? Input { get; set; }

        internal long? CacheRead { get; set; }

        internal long? CacheWrite { get; set; }

        internal long? Output { get; set; }

        internal long? Reasoning { get; set; }

        internal bool IsKnown => (Input ?? CacheRead ?? CacheWrite ?? Output) is not null;
    }
}

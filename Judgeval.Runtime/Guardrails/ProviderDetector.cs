using System.Collections;
using System.Diagnostics;
using Judgeval.Guardrails.Responses;
using Judgeval.Guardrails.Rules;

namespace Judgeval.Guardrails;

/// <summary>Finds what a provider says of its own filters, in attributes and in answers that were recorded as JSON.</summary>
internal static class ProviderDetector
{
    private static readonly string[] Unfinished = ["incomplete", "failed"];

    internal static void Detect(in SpanFacts facts, ref Detection detection)
    {
        bool hasAnswer = facts.IsLlm && (facts.Roles & (Role.Completion | Role.Output)) != 0;
        if (hasAnswer || (facts.Roles & Roles.Signals) != 0)
        {
            string? unfinished = hasAnswer && (facts.Roles & Role.Status) != 0 ? UnfinishedKey(facts.Span) : null;
            foreach (ref readonly KeyValuePair<string, object?> tag in facts.Span.EnumerateTagObjects())
            {
                if (tag.Value is { } value)
                {
                    Read(Roles.Of(tag.Key), tag.Key, value, hasAnswer, unfinished, ref detection);
                }
            }
        }

        if (facts.IsLlm && (facts.IsFaulted || (facts.Roles & Role.ErrorMessage) != 0) && SpanError.Of(facts.Span) is { Message: { } message } error)
        {
            detection.Offer(Signal.ErrorMessage, message.AsSpan(), error.MessageKey, after: facts.VendorKey);
        }
    }

    private static void Read(Role role, string key, object value, bool hasAnswer, string? unfinished, ref Detection detection)
    {
        switch (role)
        {
            case Role.FinishReason:
                OfferWords(Signal.FinishReason, key, value, ref detection);
                break;
            case Role.StopReason:
                OfferWords(Signal.StopReason, key, value, ref detection);
                break;
            case Role.BlockReason:
                OfferWords(Signal.BlockReason, key, value, ref detection);
                break;
            case Role.GuardrailAction:
                OfferWords(Signal.GuardrailAction, key, value, ref detection);
                break;
            case Role.IncompleteReason:
                OfferWords(Signal.IncompleteReason, key, value, ref detection);
                break;
            case Role.ErrorType:
                OfferWords(Signal.ErrorCode, key, value, ref detection);
                break;
            default:
                ReadText(role, key, value as string, hasAnswer, unfinished, ref detection);
                break;
        }
    }

    private static void ReadText(Role role, string key, string? text, bool hasAnswer, string? unfinished, ref Detection detection)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        switch (role)
        {
            case Role.Refusal:
                detection.Offer(Signal.Refusal, text.AsSpan(), key);
                break;
            case Role.PromptFilter:
                ResponseScanner.Scan(text!, key, ResponseField.PromptFilters, ref detection);
                break;
            case Role.ContentFilter:
                ResponseScanner.Scan(text!, key, ResponseField.ContentFilters, ref detection);
                break;
            case Role.SafetyRatings:
                ResponseScanner.Scan(text!, key, ResponseField.SafetyRatings, ref detection);
                break;
            case Role.Completion or Role.Output when hasAnswer:
                if (unfinished is not null)
                {
                    detection.Offer(Signal.UnfinishedText, text.AsSpan(), key, before: unfinished);
                }

                ResponseScanner.ScanAnswer(text!, key, ref detection);
                break;
        }
    }

    // OpenTelemetry has lists here; others have one word, or a list as JSON.
    private static void OfferWords(Signal signal, string key, object value, ref Detection detection)
    {
        if (value is string text)
        {
            var words = new WordList(text.AsSpan());
            while (words.MoveNext())
            {
                detection.Offer(signal, words.Current, key);
            }
        }
        else if (value is string?[] texts)
        {
            foreach (string? item in texts)
            {
                detection.Offer(signal, item.AsSpan(), key);
            }
        }
        else if (value is IEnumerable items)
        {
            foreach (object? item in items)
            {
                detection.Offer(signal, (item as string).AsSpan(), key);
            }
        }
    }

    private static string? UnfinishedKey(Activity span)
    {
        foreach (ref readonly KeyValuePair<string, object?> tag in span.EnumerateTagObjects())
        {
            if (tag.Value is string status && Roles.Of(tag.Key) == Role.Status && Words.IsAnyOf(status.AsSpan(), Unfinished))
            {
                return tag.Key;
            }
        }

        return null;
    }
}

using System.Diagnostics;
using System.Text.Json;
using Judgeval.Diagnostics;
using Judgeval.Internal;
using Judgeval.Values;

namespace Judgeval.Spans;

/// <summary>Writes what is known of a model call, each fact under Judgment's name and under OpenTelemetry's, where both have one.</summary>
internal static class LlmAttributes
{
    // The parameters that OpenTelemetry has a number for.
    private static readonly HashSet<string> NumericParameters =
        new(["temperature", "top_p", "top_k", "frequency_penalty", "presence_penalty", "max_tokens", "seed"], StringComparer.Ordinal);

    internal static void Write(Activity? span, LlmMetadata? metadata)
    {
        if (metadata is not null)
        {
            SpanWriter.SetAttribute(span, SemanticConventions.Judgment.Llm.Provider, metadata.Provider);
            SpanWriter.SetAttribute(span, SemanticConventions.GenAi.ProviderName, metadata.Provider);
            WriteModel(span, metadata.Model);
            WriteUsage(span, metadata);
        }
    }

    internal static void WriteModel(Activity? span, string? model)
    {
        SpanWriter.SetAttribute(span, SemanticConventions.Judgment.Llm.Model, model);
        SpanWriter.SetAttribute(span, SemanticConventions.GenAi.Request.Model, model);
    }

    internal static void WriteUsage(Activity? span, LlmUsage? usage)
    {
        if (usage is null)
        {
            return;
        }

        long? read = Count(usage.CacheReadInputTokens);
        long? created = Count(usage.CacheCreationInputTokens);
        long? output = Count(usage.OutputTokens);
        Set(span, SemanticConventions.Judgment.Usage.CacheReadInputTokens, read);
        Set(span, SemanticConventions.GenAi.Usage.CacheReadInputTokens, read);
        Set(span, SemanticConventions.Judgment.Usage.CacheCreationInputTokens, created);
        Set(span, SemanticConventions.GenAi.Usage.CacheCreationInputTokens, created);
        Set(span, SemanticConventions.Judgment.Usage.OutputTokens, output);
        Set(span, SemanticConventions.GenAi.Usage.OutputTokens, output);
        Set(span, SemanticConventions.GenAi.Usage.ReasoningOutputTokens, Count(usage.ReasoningOutputTokens));
        if (Count(usage.NonCachedInputTokens) is { } input)
        {
            Set(span, SemanticConventions.Judgment.Usage.NonCachedInputTokens, input);

            // OpenTelemetry counts the cached tokens in.
            Set(span, SemanticConventions.GenAi.Usage.InputTokens, Count(unchecked(input + (read ?? 0) + (created ?? 0))));
        }

        if (usage.TotalCostUsd is { } cost and >= 0 and < double.PositiveInfinity)
        {
            SpanWriter.SetPlain(span, SemanticConventions.Judgment.Usage.TotalCostUsd, cost);
        }
    }

    /// <summary>Writes all parameters as JSON text, and the numbers among them that OpenTelemetry has names for under these.</summary>
    internal static void WriteParameters(Activity? span, object? parameters)
    {
        if (parameters is null || SpanWriter.Recording(span) is not { } recording)
        {
            return;
        }

        try
        {
            if (ValueCapture.TextOf(SemanticConventions.TraceRoot.ModelParameters, parameters) is not { } text)
            {
                return;
            }

            recording.SetTag(SemanticConventions.TraceRoot.ModelParameters, text);
            using JsonDocument json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                return;
            }

            foreach (JsonProperty parameter in json.RootElement.EnumerateObject())
            {
                if (parameter.Value.ValueKind == JsonValueKind.Number && NumericParameters.Contains(parameter.Name))
                {
                    bool isCount = parameter.Name is "max_tokens" or "seed";
                    object number = isCount && parameter.Value.TryGetInt64(out long count) ? (object)count : parameter.Value.GetDouble();
                    recording.SetTag(SemanticConventions.GenAi.Request.Prefix + parameter.Name, number);
                }
            }
        }
        catch (JsonException)
        {
            // Parameters given as text that is no JSON: the text is recorded, and there is nothing to take out of it.
        }
        catch (Exception e)
        {
            Faults.Report(nameof(WriteParameters), e);
        }
    }

    // A negative count is a mistake of whoever counted; better no figure than a wrong one.
    private static long? Count(long? tokens) => tokens >= 0 ? tokens : null;

    private static void Set(Activity? span, string key, long? tokens)
    {
        if (tokens is { } count)
        {
            SpanWriter.SetPlain(span, key, count);
        }
    }
}

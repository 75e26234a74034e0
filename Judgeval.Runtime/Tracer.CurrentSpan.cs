using Judgeval.Internal;
using Judgeval.Spans;

namespace Judgeval;

// What is said of the current span. Nothing happens without one, and when it is not recorded.
public sealed partial class Tracer
{
    /// <summary>
    /// The span around the running code: the nearest of the active tracer, also when the program or a library has made an activity of its own current since
    /// then. Disposing it does nothing, because whoever started it ends it. Without a span every member of it does nothing.
    /// </summary>
    /// <example>
    /// <code>
    /// if (Tracer.CurrentSpan.IsRecording)
    /// {
    ///     Tracer.SetAttribute("index.size", MeasureIndex());
    /// }
    /// </code>
    /// </example>
    public static SpanScope CurrentSpan => new(SpanStarter.Nearest(), endsSpan: false);

    /// <summary>Sets <c>judgment.span_kind</c> of the current span.</summary>
    /// <param name="kind">One of <see cref="SpanKinds"/>, or any other text. Null or empty sets nothing.</param>
    /// <example>
    /// <code>
    /// Tracer.SetSpanKind(SpanKinds.Agent);
    /// </code>
    /// </example>
    public static void SetSpanKind(string kind) => CurrentSpan.SetSpanKind(kind);

    /// <summary>Says that the current span is a call of a model: <c>judgment.span_kind</c> is <c>llm</c>.</summary>
    /// <example>
    /// <code>
    /// Tracer.SetLlmSpan();
    /// </code>
    /// </example>
    public static void SetLlmSpan() => SetSpanKind(SpanKinds.Llm);

    /// <summary>Says that the current span is the use of a tool: <c>judgment.span_kind</c> is <c>tool</c>.</summary>
    /// <example>
    /// <code>
    /// Tracer.SetToolSpan();
    /// </code>
    /// </example>
    public static void SetToolSpan() => SetSpanKind(SpanKinds.Tool);

    /// <summary>Says that the current span is nothing special: <c>judgment.span_kind</c> is <c>span</c>.</summary>
    /// <example>
    /// <code>
    /// Tracer.SetGeneralSpan();
    /// </code>
    /// </example>
    public static void SetGeneralSpan() => SetSpanKind(SpanKinds.Span);

    /// <summary>Sets an attribute of the current span to a text; secrets in it are masked.</summary>
    /// <param name="key">The name of the attribute; an empty one sets nothing.</param>
    /// <param name="value">The value; null sets nothing.</param>
    /// <example>
    /// <code>
    /// Tracer.SetAttribute("city", "Zürich");
    /// </code>
    /// </example>
    public static void SetAttribute(string key, string? value) => CurrentSpan.SetAttribute(key, value);

    /// <summary>Sets an attribute of the current span to a text of one character, which would be a number otherwise.</summary>
    /// <inheritdoc cref="SetAttribute(string, string)" path="/param"/>
    /// <example>
    /// <code>
    /// Tracer.SetAttribute("grade", 'A');
    /// </code>
    /// </example>
    public static void SetAttribute(string key, char value) => CurrentSpan.SetAttribute(key, value);

    /// <summary>Sets an attribute of the current span to true or false.</summary>
    /// <inheritdoc cref="SetAttribute(string, string)" path="/param"/>
    /// <example>
    /// <code>
    /// Tracer.SetAttribute("cache.hit", true);
    /// </code>
    /// </example>
    public static void SetAttribute(string key, bool value) => CurrentSpan.SetAttribute(key, value);

    /// <summary>Sets an attribute of the current span to an integer.</summary>
    /// <inheritdoc cref="SetAttribute(string, string)" path="/param"/>
    /// <example>
    /// <code>
    /// Tracer.SetAttribute("attempt", 2);
    /// </code>
    /// </example>
    public static void SetAttribute(string key, long value) => CurrentSpan.SetAttribute(key, value);

    /// <summary>Sets an attribute of the current span to a number.</summary>
    /// <inheritdoc cref="SetAttribute(string, string)" path="/param"/>
    /// <example>
    /// <code>
    /// Tracer.SetAttribute("score", 0.83);
    /// </code>
    /// </example>
    public static void SetAttribute(string key, double value) => CurrentSpan.SetAttribute(key, value);

    /// <summary>
    /// Sets an attribute to a value of any type. Text, truth values and numbers stay what they are, and so do arrays of <c>string</c>, <c>bool</c>,
    /// <c>int</c>, <c>long</c> and <c>double</c>; anything else becomes JSON text.
    /// </summary>
    /// <inheritdoc cref="SetAttribute(string, string)" path="/param"/>
    /// <remarks>The value is read during the call, so it may change afterwards.</remarks>
    /// <example>
    /// <code>
    /// Tracer.SetAttribute("stop_words", new[] { "a", "the" });
    /// Tracer.SetAttribute("customer", new { Plan = "pro", Seats = 12 });
    /// </code>
    /// </example>
    public static void SetAttribute(string key, object? value) => CurrentSpan.SetAttribute(key, value);

    /// <summary>Sets several attributes of the current span, each as <see cref="SetAttribute(string, object)"/> does.</summary>
    /// <param name="attributes">Names and values. Null sets nothing.</param>
    /// <example>
    /// <code>
    /// Tracer.SetAttributes([new("region", "eu"), new("attempt", 2)]);
    /// </code>
    /// </example>
    public static void SetAttributes(IEnumerable<KeyValuePair<string, object?>> attributes) => CurrentSpan.SetAttributes(attributes);

    /// <summary>Sets <c>judgment.input</c> of the current span: a string as it is, anything else as JSON text, null as <c>null</c>.</summary>
    /// <param name="input">Replaces what is there, such as the arguments of an observed method.</param>
    /// <example>
    /// <code>
    /// Tracer.SetInput(new { Query = "weather", TopK = 3 });
    /// </code>
    /// </example>
    public static void SetInput<T>(T input) => CurrentSpan.SetInput(input);

    /// <summary>Sets <c>judgment.output</c> of the current span: a string as it is, anything else as JSON text, null as <c>null</c>.</summary>
    /// <param name="output">Replaces what is there. In an observed method whose result is recorded, that replaces it in turn: see <c>RecordOutput</c>.</param>
    /// <example>
    /// <code>
    /// Tracer.SetOutput("sunny");
    /// </code>
    /// </example>
    public static void SetOutput<T>(T output) => CurrentSpan.SetOutput(output);

    /// <summary>
    /// Records what is known of a model call, under Judgment's names and those of OpenTelemetry's conventions for generative AI; see <see cref="LlmMetadata"/>
    /// and <see cref="LlmUsage"/> for both.
    /// </summary>
    /// <param name="metadata">What is known; null records nothing.</param>
    /// <remarks>The kind of the span stays; see <see cref="SetLlmSpan"/>.</remarks>
    /// <example>
    /// <code>
    /// Tracer.SetLlmSpan();
    /// Tracer.RecordLlmMetadata(new LlmMetadata
    /// {
    ///     Provider = "openai",
    ///     Model = "gpt-4o",
    ///     NonCachedInputTokens = 120,
    ///     CacheReadInputTokens = 1024,
    ///     OutputTokens = 57,
    ///     TotalCostUsd = 0.0021,
    /// });
    /// </code>
    /// </example>
    public static void RecordLlmMetadata(LlmMetadata metadata) => CurrentSpan.RecordLlmMetadata(metadata);

    /// <summary>Sets what is given on the current span, and leaves the rest as it is. What is given replaces what is there; nothing is merged.</summary>
    /// <param name="name">The span name.</param>
    /// <param name="input"><c>judgment.input</c>: a string as it is, anything else as JSON text.</param>
    /// <param name="output"><c>judgment.output</c>, likewise.</param>
    /// <param name="metadata"><c>traceroot.span.metadata</c>, likewise: an object or dictionary.</param>
    /// <param name="model"><c>judgment.llm.model</c> and <c>gen_ai.request.model</c>.</param>
    /// <param name="modelParameters">
    /// <c>traceroot.llm.model_parameters</c>, an object or dictionary as JSON text. Numbers in it that are called <c>temperature</c>, <c>top_p</c>,
    /// <c>top_k</c>, <c>frequency_penalty</c>, <c>presence_penalty</c>, <c>max_tokens</c> or <c>seed</c> are <c>gen_ai.request.…</c> too.
    /// </param>
    /// <param name="usage">The attributes of <see cref="LlmUsage"/>.</param>
    /// <param name="prompt"><c>gen_ai.prompt</c>: a string as it is, anything else as JSON text.</param>
    /// <example>
    /// <code>
    /// Tracer.UpdateCurrentSpan(
    ///     name: "draft answer",
    ///     metadata: new { experiment = "b" },
    ///     model: "gpt-4o",
    ///     modelParameters: new { temperature = 0.2, max_tokens = 400 },
    ///     usage: new LlmUsage { NonCachedInputTokens = 120, OutputTokens = 57 },
    ///     prompt: "Answer in one sentence.");
    /// </code>
    /// </example>
    public static void UpdateCurrentSpan(
        string? name = null,
        object? input = null,
        object? output = null,
        object? metadata = null,
        string? model = null,
        object? modelParameters = null,
        LlmUsage? usage = null,
        object? prompt = null)
    {
        SpanScope span = CurrentSpan;
        if (!span.IsRecording)
        {
            return;
        }

        SpanWriter.SetName(span.Activity, name);
        SetGiven(span, SemanticConventions.Judgment.Input, input);
        SetGiven(span, SemanticConventions.Judgment.Output, output);
        SetGiven(span, SemanticConventions.TraceRoot.SpanMetadata, metadata);
        SetGiven(span, SemanticConventions.GenAi.Prompt, prompt);
        LlmAttributes.WriteModel(span.Activity, model);
        LlmAttributes.WriteParameters(span.Activity, modelParameters);
        LlmAttributes.WriteUsage(span.Activity, usage);
    }

    private static void SetGiven(SpanScope span, string key, object? value)
    {
        if (value is not null)
        {
            SpanWriter.SetText(span.Activity, key, value);
        }
    }
}

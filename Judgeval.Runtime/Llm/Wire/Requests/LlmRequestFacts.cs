namespace Judgeval.Llm.Wire.Requests;

/// <summary>What a request to a model says. What it does not say is null.</summary>
internal sealed record LlmRequestFacts
{
    internal string? Model { get; init; }

    /// <summary>The answer is asked for as a stream.</summary>
    internal bool IsStream { get; init; }

    internal LlmParameters Parameters { get; init; } = new();

    /// <summary>The messages with their parts, as JSON: <c>gen_ai.input.messages</c>.</summary>
    internal string? InputMessages { get; init; }

    /// <summary>Instructions that are no message, as JSON: <c>gen_ai.system_instructions</c>.</summary>
    internal string? SystemInstructions { get; init; }

    /// <summary>The tools that the model may call, by type and name, as JSON: <c>gen_ai.tool.definitions</c>.</summary>
    internal string? ToolDefinitions { get; init; }

    /// <summary>Bytes of the body, captured or not.</summary>
    internal long BodyLength { get; init; }

    /// <summary>The body was one whole JSON value. If not, the facts are what could be read of it.</summary>
    internal bool IsWhole { get; init; }

    /// <summary>The body was longer than what is captured of one: long texts, media and vectors are not whole.</summary>
    internal bool IsShortened { get; init; }
}

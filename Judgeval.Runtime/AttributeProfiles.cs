namespace Judgeval;

/// <summary>Under which names spans say what they say. May be combined; each adds the names of one backend: <c>docs/profiles.md</c> lists them.</summary>
[Flags]
public enum AttributeProfiles
{
    /// <summary>No names of a backend's own: <c>judgment.*</c> is left out, and what remains are OpenTelemetry's names and the program's.</summary>
    None = 0,

    /// <summary>Judgment's names, <c>judgment.*</c>. Without this they are left out.</summary>
    Judgment = 1,

    /// <summary>TraceRoot's names, <c>traceroot.*</c>, and those of OpenInference that it reads.</summary>
    TraceRoot = 2,

    /// <summary>Traccia's names: <c>span.type</c>, <c>agent.*</c>, <c>tool.*</c>, <c>llm.*</c>, <c>input.args.*</c>, <c>result</c> and more.</summary>
    Traccia = 4,

    /// <summary>The names of OpenInference: <c>openinference.span.kind</c>, <c>input.value</c>, <c>output.value</c>, <c>llm.token_count.*</c> and more.</summary>
    OpenInference = 8,
}

using Judgeval.Guardrails;

namespace Judgeval.Configuration;

/// <summary>Puts together what a tracer is told about guardrails.</summary>
internal sealed class GuardrailSettingsReader(TracerOptions options, EnvironmentReader environment)
{
    private const string SuppressKey = "JUDGMENT_SUPPRESS_MISSING_GUARDRAILS";

    /// <exception cref="ArgumentException">An option names no category.</exception>
    internal GuardrailSettings Read() => new()
    {
        Heuristics = options.GuardrailHeuristics ?? environment.Boolean("JUDGMENT_GUARDRAIL_HEURISTICS") ?? true,
        Suppressed = options.SuppressMissingGuardrails is { } names ? OfOption(names) : OfEnvironment(),
    };

    private static Categories OfOption(IReadOnlyList<string> names)
    {
        string? unknown = names.FirstOrDefault(static name => CategoryNames.Parse(name.AsSpan()) == Categories.Unknown);
        return unknown is null
            ? CategoryNames.ParseSet(names)
            : throw new ArgumentException($"{nameof(TracerOptions.SuppressMissingGuardrails)} has '{unknown}', which is not any of {CategoryNames.Allowed}.");
    }

    private Categories OfEnvironment()
    {
        if (environment.Text(SuppressKey) is not { } text)
        {
            return Categories.None;
        }

        if (text.Split([','], StringSplitOptions.RemoveEmptyEntries).All(static name => CategoryNames.Parse(name.AsSpan()) != Categories.Unknown))
        {
            return CategoryNames.ParseSet(text);
        }

        environment.Reject(SuppressKey, text, $"a list of {CategoryNames.Allowed}");
        return Categories.None;
    }
}

using Mono.Cecil;

namespace Judgeval.Fody.Find;

/// <summary>Reads the attributes from metadata; nothing of the user's program is loaded.</summary>
internal static class ObserveSettingsReader
{
    public static ObserveSettings Read(CustomAttribute attribute)
    {
        var settings = new ObserveSettings();
        if (attribute.HasConstructorArguments && attribute.ConstructorArguments[0].Value is string kind)
        {
            settings = settings with { Kind = kind, KindIsDeclared = true };
        }

        return attribute.Properties.Aggregate(settings, Apply);
    }

    /// <param name="attribute">A <c>[Guardrail]</c>.</param>
    /// <param name="besides">What an <c>[Observe]</c> beside it asks for; what both say is as the first has it.</param>
    public static ObserveSettings ReadGuardrail(CustomAttribute attribute, ObserveSettings besides)
    {
        var guardrail = new GuardrailSettings
        {
            Name = attribute.HasConstructorArguments ? attribute.ConstructorArguments[0].Value as string : null,
            Category = Value(attribute, nameof(GuardrailSettings.Category)) as int? ?? 0,
            EnforcementMode = Value(attribute, nameof(GuardrailSettings.EnforcementMode)) as int? ?? 0,
            PolicyId = Value(attribute, nameof(GuardrailSettings.PolicyId)) as string,
        };
        return attribute.Properties.Aggregate(besides with { Kind = ObserveSettings.GuardrailKind, KindIsDeclared = true, Guardrail = guardrail }, Apply);
    }

    public static object? Value(CustomAttribute attribute, string property) =>
        attribute.Properties.FirstOrDefault(named => named.Name == property).Argument.Value;

    private static ObserveSettings Apply(ObserveSettings settings, CustomAttributeNamedArgument named) =>
        (named.Name, named.Argument.Value) switch
        {
            (nameof(ObserveSettings.SpanName), string name) => settings with { SpanName = name },
            (nameof(ObserveSettings.RecordInput), bool on) => settings with { RecordInput = on },
            (nameof(ObserveSettings.RecordOutput), bool on) => settings with { RecordOutput = on },
            (nameof(ObserveSettings.DisableGeneratorYieldSpan), bool on) => settings with { DisableGeneratorYieldSpan = on },
            (nameof(ObserveSettings.Fork), bool on) => settings with { Fork = on },
            (nameof(ObserveSettings.SkipArguments), CustomAttributeArgument[] names) => settings with
            {
                SkipArguments = [.. names.Select(argument => argument.Value).OfType<string>()],
            },
            (nameof(ObserveSettings.Tags), CustomAttributeArgument[] tags) => settings with { Tags = [.. tags.Select(argument => argument.Value as string ?? "")] },
            (nameof(ObserveSettings.SessionId), string id) => settings with { SessionId = id },
            (nameof(ObserveSettings.UserId), string id) => settings with { UserId = id },
            _ => settings,
        };
}

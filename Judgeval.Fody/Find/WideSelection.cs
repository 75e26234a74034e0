using Judgeval.Fody.Extensions;
using Mono.Cecil;

namespace Judgeval.Fody.Find;

/// <summary>What one <c>[ObserveAll]</c>, or FodyWeavers.xml, selects of the members that it stands over.</summary>
internal sealed class WideSelection(ObserveSettings settings, MemberKinds members, string? include, string? exclude)
{
    private readonly NamePatterns _exclude = new(exclude);

    public ObserveSettings Settings { get; } = settings;

    public MemberKinds Members { get; } = members;

    public NamePatterns Include { get; } = new(include);

    public static WideSelection Of(CustomAttribute attribute) => new(
        ObserveSettingsReader.Read(attribute),
        ObserveSettingsReader.Value(attribute, "Members") is int members ? (MemberKinds)members : MemberKinds.PublicMethods,
        ObserveSettingsReader.Value(attribute, "Include") as string,
        ObserveSettingsReader.Value(attribute, "Exclude") as string);

    /// <summary>Whether this selection decides about the method, so that no wider one is asked.</summary>
    public bool Includes(MethodDefinition method) => Include.IsEmpty || Include.Matches(PatternName(method));

    public bool Selects(MethodDefinition method, MemberKinds kind) =>
        (Members & kind) != 0 && (_exclude.IsEmpty || !_exclude.Matches(PatternName(method)));

    /// <summary>What patterns are matched on.</summary>
    public static string PatternName(MethodDefinition method) => $"{SpanNames.FullTypeName(method.DeclaringType)}.{SpanNames.Of(method)}";
}

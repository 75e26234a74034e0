using Judgeval.Fody.Configuration;
using Judgeval.Fody.Extensions;
using Mono.Cecil;

namespace Judgeval.Fody.Find;

/// <summary>What <c>[assembly: ObserveAll]</c> or FodyWeavers.xml selects without an attribute on the method.</summary>
internal sealed class WideSelection
{
    private readonly NamePatterns _include;
    private readonly NamePatterns _exclude;
    private readonly bool _nonPublic;

    private WideSelection(ObserveSettings settings, string? include, string? exclude, bool nonPublic)
    {
        Settings = settings;
        _include = new NamePatterns(include);
        _exclude = new NamePatterns(exclude);
        _nonPublic = nonPublic;
    }

    public ObserveSettings Settings { get; }

    /// <summary>Every wide selection that there is, the nearest first.</summary>
    public static IReadOnlyList<WideSelection> Of(ModuleDefinition module, WeaverConfig config)
    {
        var selections = new List<WideSelection>();
        if (module.Assembly.Attribute(KnownNames.ObserveAllAttribute) is { } attribute)
        {
            selections.Add(new WideSelection(
                ObserveSettingsReader.Read(attribute),
                ObserveSettingsReader.Text(attribute, nameof(WeaverConfig.Include)),
                ObserveSettingsReader.Text(attribute, nameof(WeaverConfig.Exclude)),
                nonPublic: false));
        }

        if (config.ObserveAll != ObserveAllMode.None)
        {
            selections.Add(new WideSelection(new ObserveSettings(), config.Include, config.Exclude, config.ObserveAll == ObserveAllMode.All));
        }

        return selections;
    }

    /// <summary>Whether members of the type can be selected at all: the compiler's own types, attributes and delegates never are.</summary>
    public static bool Admits(TypeDefinition type)
    {
        for (TypeDefinition? enclosing = type; enclosing != null; enclosing = enclosing.DeclaringType)
        {
            if (enclosing.Name.StartsWith("<", StringComparison.Ordinal)
                || enclosing.HasAttribute(KnownNames.CompilerGeneratedAttribute)
                || enclosing.HasAttribute(KnownNames.DoNotObserveAttribute))
            {
                return false;
            }
        }

        return type.BaseType?.FullName is not ("System.MulticastDelegate" or "System.Attribute");
    }

    public bool Selects(MethodDefinition method)
    {
        // Special names are accessors, operators, constructors; the last two conditions are what compilers make.
        if (method.IsSpecialName || !(method.IsPublic || _nonPublic) || method.Name.StartsWith("<", StringComparison.Ordinal)
            || method.HasAttribute(KnownNames.CompilerGeneratedAttribute) || method.HasAttribute(KnownNames.DoNotObserveAttribute))
        {
            return false;
        }

        var name = $"{method.DeclaringType.FullName.Replace('/', '.')}.{method.Name}";
        return (_include.IsEmpty || _include.Matches(name)) && !_exclude.Matches(name);
    }
}

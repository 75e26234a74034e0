using Judgeval.Fody.Configuration;
using Judgeval.Fody.Diagnostics;
using Judgeval.Fody.Extensions;
using Mono.Cecil;

namespace Judgeval.Fody.Find;

/// <summary>The wide selections over a place in the program, the nearest first: type, enclosing types, module, assembly, FodyWeavers.xml.</summary>
internal sealed class WideScope
{
    private readonly DiagnosticReporter _reporter;
    private readonly WideSelection[] _selections;

    private WideScope(WideSelection[] selections, DiagnosticReporter reporter)
    {
        _selections = selections;
        _reporter = reporter;
    }

    public static WideScope Of(ModuleDefinition module, WeaverConfig config, DiagnosticReporter reporter)
    {
        WideSelection[] configured = config.ObserveAll == ObserveAllMode.None
            ? []
            : [new WideSelection(new ObserveSettings(), config.ObserveAll == ObserveAllMode.All ? MemberKinds.All : MemberKinds.PublicMethods, config.Include, config.Exclude)];
        foreach (var selection in configured)
        {
            new PatternChecker(reporter).Check("FodyWeavers.xml", selection, module.Types);
        }

        return new WideScope(configured, reporter)
            .Inside(module.Assembly, () => $"Assembly '{module.Assembly.Name.Name}'", module.Types)
            .Inside(module, () => $"Module '{module.Name}'", module.Types);
    }

    public bool IsEmpty => _selections.Length == 0;

    public WideScope Inside(TypeDefinition type) => Inside(type, () => $"'{SpanNames.FullTypeName(type)}'", [type]);

    /// <summary>The scope in which nothing is selected, until a type inside asks for it again.</summary>
    public WideScope Nothing() => new([], _reporter);

    /// <summary>What the method is observed with; null when it is not.</summary>
    public ObserveSettings? SettingsOf(MethodDefinition method)
    {
        if (IsEmpty || MemberKindReader.Of(method) is var kind && kind == MemberKinds.None)
        {
            return null;
        }

        foreach (var selection in _selections)
        {
            if (selection.Includes(method))
            {
                return selection.Selects(method, kind) ? selection.Settings : null;
            }
        }

        return null;
    }

    /// <summary>Whether members of the type can be selected at all: those of attributes and delegates never are.</summary>
    public static bool Admits(TypeDefinition type) => type.BaseType?.FullName is not ("System.MulticastDelegate" or "System.Attribute");

    /// <summary>Whether a compiler made the type: then nothing in it is selected, and nothing in what it encloses.</summary>
    public static bool IsCompilerMade(TypeDefinition type) =>
        type.HasAttribute(KnownNames.CompilerGeneratedAttribute) || (type.Name.StartsWith("<", StringComparison.Ordinal) && !SpanNames.IsFileLocal(type));

    private WideScope Inside(ICustomAttributeProvider place, Func<string> name, IEnumerable<TypeDefinition> types)
    {
        if (!place.HasCustomAttributes)
        {
            return this;
        }

        var own = place.CustomAttributes.Where(attribute => attribute.AttributeType.FullName == KnownNames.ObserveAllAttribute).Select(WideSelection.Of).ToList();
        if (!place.HasAttribute(KnownNames.DoNotObserveAttribute))
        {
            own.ForEach(selection => Check(name(), selection, types));
            return own.Count == 0 ? this : new WideScope([.. own, .. _selections], _reporter);
        }

        if (own.Count > 0)
        {
            _reporter.Warning(DiagnosticId.Contradiction, $"{name()} has [ObserveAll] and [DoNotObserve], which wins. Remove one of them.");
        }

        return Nothing();
    }

    private void Check(string place, WideSelection selection, IEnumerable<TypeDefinition> types)
    {
        new PatternChecker(_reporter).Check(place, selection, types);
        if (selection.Members == MemberKinds.None || (selection.Members & ~MemberKinds.All) != 0)
        {
            var allowed = "PublicMethods, NonPublicMethods, Properties, Constructors, All";
            _reporter.Warning(DiagnosticId.UnknownMembers, $"{place} has [ObserveAll] with Members = {(int)selection.Members}, which is no combination of {allowed}.");
        }
    }
}

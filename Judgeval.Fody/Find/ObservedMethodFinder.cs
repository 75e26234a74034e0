using Judgeval.Fody.Configuration;
using Judgeval.Fody.Diagnostics;
using Judgeval.Fody.Extensions;
using Mono.Cecil;

namespace Judgeval.Fody.Find;

/// <summary>Stage 1: who is to be observed, by attribute full name. No judgement on whether it can be.</summary>
internal sealed class ObservedMethodFinder(WeaverConfig config, DiagnosticReporter reporter)
{
    public IReadOnlyList<Candidate> Find(ModuleDefinition module)
    {
        var candidates = new List<Candidate>();
        if (IsWoven(module))
        {
            reporter.Warning(DiagnosticId.AlreadyWoven, $"'{module.Name}' is woven already and is left as it is. Build it from its sources, or remove a second <Judgeval /> from FodyWeavers.xml.");
            return candidates;
        }

        AddTypes(module.Types, WideScope.Of(module, config, reporter), TagScope.Of(module, reporter), candidates);
        return candidates;
    }

    // Users may have a type of that name too, but none that the compiler made and that holds our descriptors.
    public static bool IsWoven(ModuleDefinition module) =>
        module.Types.Any(static type => type.Namespace == KnownNames.GeneratedNamespace
            && type.HasAttribute(KnownNames.CompilerGeneratedAttribute)
            && type.NestedTypes.Any(static section => section.Fields.Any(static field => field.FieldType.FullName == KnownNames.ObservedMethod)));

    private void AddTypes(IEnumerable<TypeDefinition> types, WideScope around, TagScope tagsAround, List<Candidate> candidates)
    {
        foreach (var type in types)
        {
            var scope = WideScope.IsCompilerMade(type) ? around.Nothing() : around.Inside(type);
            var tags = tagsAround.Inside(type);
            var before = candidates.Count;
            AddMethods(type, WideScope.Admits(type) ? scope : scope.Nothing(), tags, candidates);
            if (type.HasNestedTypes)
            {
                AddTypes(type.NestedTypes, scope, tags, candidates);
            }

            if (candidates.Count == before && scope.IsEmpty && UselessMark(type) is { } mark)
            {
                reporter.Warning(DiagnosticId.UselessTag, $"'{SpanNames.FullTypeName(type)}' has {mark} but nothing in it is observed. Add [Observe] or [ObserveAll], or remove {mark}.");
            }
        }
    }

    private void AddMethods(TypeDefinition type, WideScope scope, TagScope tags, List<Candidate> candidates)
    {
        var properties = MarkedProperties(type);
        Dictionary<PropertyDefinition, PropertyMarks>? marks = null;
        foreach (var method in type.Methods)
        {
            // C# 14 repeats the attributes of an extension member on a skeleton that is never called.
            if (method.HasAttribute(KnownNames.ExtensionMarkerAttribute))
            {
                continue;
            }

            var property = properties != null && properties.TryGetValue(method, out var found) ? found : null;
            property ??= ExtensionMembers.PropertyOf(method);
            PropertyMarks? marked = null;
            if (property != null && !(marks ??= []).TryGetValue(property, out marked))
            {
                marks[property] = marked = new PropertyMarks(property, method, tags.Inside(property, method), IsExcluded(property, method));
            }

            AddMethod(method, scope, marked, tags, candidates);
        }

        if (marks != null && scope.IsEmpty)
        {
            WarnOfTags(marks.Values);
        }
    }

    private void AddMethod(MethodDefinition method, WideScope scope, PropertyMarks? property, TagScope tags, List<Candidate> candidates)
    {
        var isObserved = MarkOn(method) != null;
        if (IsExcluded(method, method) || (!isObserved && property is { IsExcluded: true }))
        {
            return;
        }

        var asked = Explicit(method, property);
        if ((asked ?? scope.SettingsOf(method)) is { } settings)
        {
            property?.Observe();
            var inside = (property?.Tags ?? tags).Inside(method);
            candidates.Add(new Candidate(method, settings, IsExplicit: asked != null, asked == null || isObserved ? null : property?.Property, inside.Tags, inside.Suppressed));
        }
        else if (scope.IsEmpty && TagScope.MarkOn(method) is { } mark)
        {
            WarnOfTag(method.DisplayName(), mark, method);
        }
    }

    // What the method, or else its property, asks for itself.
    private ObserveSettings? Explicit(MethodDefinition method, PropertyMarks? property)
    {
        var attribute = method.Attribute(KnownNames.ObserveAttribute) ?? property?.Property.Attribute(KnownNames.ObserveAttribute);
        var settings = attribute == null ? null : ObserveSettingsReader.Read(attribute);
        if (method.Attribute(KnownNames.GuardrailAttribute) is not { } guardrail)
        {
            return settings;
        }

        if (settings is { KindIsDeclared: true } && settings.Kind != ObserveSettings.GuardrailKind)
        {
            reporter.Warning(
                DiagnosticId.Contradiction,
                $"'{method.DisplayName()}' has [Observe] with the kind '{settings.Kind}' and [Guardrail], which wins. Remove the kind.",
                method);
        }

        return ObserveSettingsReader.ReadGuardrail(guardrail, settings ?? new ObserveSettings());
    }

    private void WarnOfTags(IEnumerable<PropertyMarks> properties)
    {
        foreach (var property in properties.Where(property => !property.IsObserved && !property.IsExcluded))
        {
            if (TagScope.MarkOn(property.Property) is { } mark)
            {
                WarnOfTag(property.Property.DisplayName(property.Accessor), mark, property.Accessor);
            }
        }
    }

    private void WarnOfTag(string name, string mark, MethodDefinition method) =>
        reporter.Warning(DiagnosticId.UselessTag, $"'{name}' has {mark} but is not observed. Add [Observe], or remove {mark}.", method);

    // Whoever says that there is no span may leave the tag for later.
    private static string? UselessMark(TypeDefinition type) => type.HasAttribute(KnownNames.DoNotObserveAttribute) ? null : TagScope.MarkOn(type);

    private static string? MarkOn(ICustomAttributeProvider member) =>
        member.HasAttribute(KnownNames.ObserveAttribute) ? "[Observe]"
        : member.HasAttribute(KnownNames.GuardrailAttribute) ? "[Guardrail]"
        : null;

    private bool IsExcluded(ICustomAttributeProvider member, MethodDefinition method)
    {
        if (!member.HasAttribute(KnownNames.DoNotObserveAttribute))
        {
            return false;
        }

        if (MarkOn(member) is { } mark)
        {
            var name = member is PropertyDefinition property ? property.DisplayName(method) : method.DisplayName();
            reporter.Warning(DiagnosticId.Contradiction, $"'{name}' has {mark} and [DoNotObserve], which wins. Remove one of them.", method);
        }

        return true;
    }

    // The properties that have any attributes, by their accessors; null for none.
    private static Dictionary<MethodDefinition, PropertyDefinition>? MarkedProperties(TypeDefinition type)
    {
        Dictionary<MethodDefinition, PropertyDefinition>? found = null;
        foreach (var property in type.HasProperties ? type.Properties : [])
        {
            if (property.HasCustomAttributes && !property.HasAttribute(KnownNames.ExtensionMarkerAttribute))
            {
                foreach (var accessor in new[] { property.GetMethod, property.SetMethod }.Where(accessor => accessor != null))
                {
                    (found ??= [])[accessor] = property;
                }
            }
        }

        return found;
    }
}

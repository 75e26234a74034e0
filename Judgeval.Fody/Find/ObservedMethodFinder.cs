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

            if (candidates.Count == before && scope.IsEmpty && IsTaggedOnly(type))
            {
                reporter.Warning(DiagnosticId.UselessTag, $"'{SpanNames.FullTypeName(type)}' has [SpanTag] but nothing in it is observed. Add [Observe] or [ObserveAll], or remove [SpanTag].");
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
        var isObserved = method.HasAttribute(KnownNames.ObserveAttribute);
        if (IsExcluded(method, method) || (!isObserved && property is { IsExcluded: true }))
        {
            return;
        }

        var attribute = method.Attribute(KnownNames.ObserveAttribute) ?? property?.Property.Attribute(KnownNames.ObserveAttribute);
        if ((attribute != null ? ObserveSettingsReader.Read(attribute) : scope.SettingsOf(method)) is { } settings)
        {
            property?.Observe();
            candidates.Add(new Candidate(method, settings, IsExplicit: attribute != null, attribute != null && !isObserved ? property?.Property : null, (property?.Tags ?? tags).Inside(method).Tags));
        }
        else if (scope.IsEmpty && method.HasAttribute(KnownNames.SpanTagAttribute))
        {
            WarnOfTag(method.DisplayName(), method);
        }
    }

    private void WarnOfTags(IEnumerable<PropertyMarks> properties)
    {
        foreach (var property in properties.Where(property => !property.IsObserved && !property.IsExcluded && property.Property.HasAttribute(KnownNames.SpanTagAttribute)))
        {
            WarnOfTag(property.Property.DisplayName(property.Accessor), property.Accessor);
        }
    }

    private void WarnOfTag(string name, MethodDefinition method) =>
        reporter.Warning(DiagnosticId.UselessTag, $"'{name}' has [SpanTag] but is not observed. Add [Observe], or remove [SpanTag].", method);

    // Whoever says that there is no span may leave the tag for later.
    private static bool IsTaggedOnly(TypeDefinition type) => type.HasAttribute(KnownNames.SpanTagAttribute) && !type.HasAttribute(KnownNames.DoNotObserveAttribute);

    private bool IsExcluded(ICustomAttributeProvider member, MethodDefinition method)
    {
        if (!member.HasAttribute(KnownNames.DoNotObserveAttribute))
        {
            return false;
        }

        if (member.HasAttribute(KnownNames.ObserveAttribute))
        {
            var name = member is PropertyDefinition property ? property.DisplayName(method) : method.DisplayName();
            reporter.Warning(DiagnosticId.Contradiction, $"'{name}' has [Observe] and [DoNotObserve], which wins. Remove one of them.", method);
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

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
            AddMethods(type, WideScope.Admits(type) ? scope : scope.Nothing(), tags, candidates);
            if (type.HasNestedTypes)
            {
                AddTypes(type.NestedTypes, scope, tags, candidates);
            }
        }
    }

    private void AddMethods(TypeDefinition type, WideScope scope, TagScope tags, List<Candidate> candidates)
    {
        var properties = MarkedProperties(type);
        foreach (var method in type.Methods)
        {
            // C# 14 repeats the attributes of an extension member on a skeleton that is never called.
            if (method.HasAttribute(KnownNames.ExtensionMarkerAttribute))
            {
                continue;
            }

            var property = properties != null && properties.TryGetValue(method, out var marked) ? marked : null;
            property ??= ExtensionMembers.PropertyOf(method);
            if (IsExcluded(method, method) || (!method.HasAttribute(KnownNames.ObserveAttribute) && property != null && IsExcluded(property, method)))
            {
                continue;
            }

            var attribute = method.Attribute(KnownNames.ObserveAttribute) ?? property?.Attribute(KnownNames.ObserveAttribute);
            if ((attribute != null ? ObserveSettingsReader.Read(attribute) : scope.SettingsOf(method)) is { } settings)
            {
                var ofProperty = property == null ? tags : tags.Inside(property, method);
                candidates.Add(new Candidate(method, settings, IsExplicit: attribute != null, ofProperty.Inside(method, method).Tags));
            }
            else if (scope.IsEmpty && method.HasAttribute(KnownNames.SpanTagAttribute))
            {
                reporter.Warning(DiagnosticId.UselessTag, $"'{method.DisplayName()}' has [SpanTag] but is not observed. Add [Observe], or remove [SpanTag].", method);
            }
        }
    }

    private bool IsExcluded(ICustomAttributeProvider member, MethodDefinition method)
    {
        if (!member.HasAttribute(KnownNames.DoNotObserveAttribute))
        {
            return false;
        }

        if (member.HasAttribute(KnownNames.ObserveAttribute))
        {
            reporter.Warning(DiagnosticId.Contradiction, $"'{method.DisplayName()}' has [Observe] and [DoNotObserve], which wins. Remove one of them.", method);
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

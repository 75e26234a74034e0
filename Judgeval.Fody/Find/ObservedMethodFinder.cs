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
        if (module.GetType(KnownNames.GeneratedNamespace, KnownNames.DescriptorHolder) != null)
        {
            reporter.Warning(DiagnosticId.AlreadyWoven, $"'{module.Name}' is woven already and is left as it is. Build it from its sources, or remove a second <Judgeval /> from FodyWeavers.xml.");
            return candidates;
        }

        var wide = WideSelection.Of(module, config);
        foreach (var type in AllTypes(module.Types))
        {
            AddMethods(type, wide.Count > 0 && WideSelection.Admits(type) ? wide : [], candidates);
        }

        return candidates;
    }

    private static IEnumerable<TypeDefinition> AllTypes(IEnumerable<TypeDefinition> types)
    {
        foreach (var type in types)
        {
            yield return type;
            foreach (var nested in AllTypes(type.HasNestedTypes ? type.NestedTypes : []))
            {
                yield return nested;
            }
        }
    }

    private static void AddMethods(TypeDefinition type, IReadOnlyList<WideSelection> wide, List<Candidate> candidates)
    {
        var ofProperty = PropertyAttributes(type);
        foreach (var method in type.Methods)
        {
            // C# 14 repeats the attributes of an extension member on a skeleton that is never called.
            if (method.HasAttribute(KnownNames.ExtensionMarkerAttribute))
            {
                continue;
            }

            var attribute = method.Attribute(KnownNames.ObserveAttribute);
            if (attribute == null && ofProperty != null && !method.HasAttribute(KnownNames.DoNotObserveAttribute))
            {
                ofProperty.TryGetValue(method, out attribute);
            }

            if (attribute != null)
            {
                candidates.Add(new Candidate(method, ObserveSettingsReader.Read(attribute), IsExplicit: true));
            }
            else if (wide.FirstOrDefault(selection => selection.Selects(method)) is { } selection)
            {
                candidates.Add(new Candidate(method, selection.Settings, IsExplicit: false));
            }
        }
    }

    private static Dictionary<MethodDefinition, CustomAttribute>? PropertyAttributes(TypeDefinition type)
    {
        Dictionary<MethodDefinition, CustomAttribute>? found = null;
        foreach (var property in type.HasProperties ? type.Properties : [])
        {
            if (property.Attribute(KnownNames.ObserveAttribute) is { } attribute && !property.HasAttribute(KnownNames.ExtensionMarkerAttribute))
            {
                found ??= [];
                foreach (var accessor in new[] { property.GetMethod, property.SetMethod }.Where(accessor => accessor != null))
                {
                    found[accessor] = attribute;
                }
            }
        }

        return found;
    }
}

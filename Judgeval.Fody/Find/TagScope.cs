using Judgeval.Fody.Diagnostics;
using Judgeval.Fody.Extensions;
using Mono.Cecil;

namespace Judgeval.Fody.Find;

/// <summary>
/// What is written to every span of a place in the program: its <c>[SpanTag]</c>s, for each key the nearest; and the categories of its
/// <c>[SuppressMissingGuardrail]</c>s, all of them, because a trace takes together what its spans say.
/// </summary>
internal sealed class TagScope
{
    private readonly DiagnosticReporter _reporter;

    private TagScope(IReadOnlyList<SpanTag> tags, IReadOnlyList<int> suppressed, DiagnosticReporter reporter)
    {
        Tags = tags;
        Suppressed = suppressed;
        _reporter = reporter;
    }

    public IReadOnlyList<SpanTag> Tags { get; }

    /// <summary>The values of <c>GuardrailCategory</c>, in order.</summary>
    public IReadOnlyList<int> Suppressed { get; }

    /// <summary>How a message names what the place has of these attributes; null if it has none.</summary>
    public static string? MarkOn(ICustomAttributeProvider place) =>
        place.HasAttribute(KnownNames.SpanTagAttribute) ? "[SpanTag]"
        : place.HasAttribute(KnownNames.SuppressMissingGuardrailAttribute) ? "[SuppressMissingGuardrail]"
        : null;

    public static TagScope Of(ModuleDefinition module, DiagnosticReporter reporter) => new TagScope([], [], reporter)
        .Inside(module.Assembly, () => $"Assembly '{module.Assembly.Name.Name}'")
        .Inside(module, () => $"Module '{module.Name}'");

    public TagScope Inside(TypeDefinition type) => MarkOn(type) == null ? this : Inside(type, () => $"'{SpanNames.FullTypeName(type)}'");

    public TagScope Inside(MethodDefinition method) => MarkOn(method) == null ? this : Inside(method, () => $"'{method.DisplayName()}'", method);

    /// <param name="property">The property.</param>
    /// <param name="accessor">Whose line a problem is told with.</param>
    public TagScope Inside(PropertyDefinition property, MethodDefinition accessor) => Inside(property, () => $"'{property.DisplayName(accessor)}'", accessor);

    private TagScope Inside(ICustomAttributeProvider place, Func<string> name, MethodDefinition? method = null)
    {
        if (MarkOn(place) == null)
        {
            return this;
        }

        var own = OwnTags(place, name, method);
        var suppressed = place.CustomAttributes.Where(attribute => attribute.AttributeType.FullName == KnownNames.SuppressMissingGuardrailAttribute).SelectMany(Categories);
        return new TagScope(
            [.. own, .. Tags.Where(wider => own.All(tag => tag.Key != wider.Key))],
            [.. Suppressed.Concat(suppressed).Distinct().OrderBy(category => category)],
            _reporter);
    }

    private List<SpanTag> OwnTags(ICustomAttributeProvider place, Func<string> name, MethodDefinition? method)
    {
        var own = new List<SpanTag>();
        foreach (var attribute in place.CustomAttributes.Where(attribute => attribute.AttributeType.FullName == KnownNames.SpanTagAttribute))
        {
            var key = attribute.ConstructorArguments[0].Value as string;
            if (Problem(key, attribute.ConstructorArguments[1].Value, own) is { } problem)
            {
                _reporter.Warning(DiagnosticId.BadTag, $"{name()} has a [SpanTag] {problem}, which is left out.", method);
                continue;
            }

            own.Add(new SpanTag(key!, attribute.ConstructorArguments[1].Value));
        }

        return own;
    }

    // (GuardrailCategory category, params GuardrailCategory[] more)
    private static IEnumerable<int> Categories(CustomAttribute attribute) =>
        new[] { (int)attribute.ConstructorArguments[0].Value }
            .Concat((attribute.ConstructorArguments[1].Value as CustomAttributeArgument[] ?? []).Select(argument => (int)argument.Value));

    private static string? Problem(string? key, object? value, List<SpanTag> before) =>
        string.IsNullOrWhiteSpace(key) ? "without a key"
        : value == null ? $"'{key}' without a value"
        : before.Any(tag => tag.Key == key) ? $"'{key}' for the second time"
        : null;
}

using Judgeval.Fody.Diagnostics;
using Judgeval.Fody.Extensions;
using Mono.Cecil;

namespace Judgeval.Fody.Find;

/// <summary>The <c>[SpanTag]</c>s over a place in the program; for each key the nearest.</summary>
internal sealed class TagScope
{
    private readonly DiagnosticReporter _reporter;

    private TagScope(IReadOnlyList<SpanTag> tags, DiagnosticReporter reporter)
    {
        Tags = tags;
        _reporter = reporter;
    }

    public IReadOnlyList<SpanTag> Tags { get; }

    public static TagScope Of(ModuleDefinition module, DiagnosticReporter reporter) => new TagScope([], reporter)
        .Inside(module.Assembly, () => $"Assembly '{module.Assembly.Name.Name}'")
        .Inside(module, () => $"Module '{module.Name}'");

    public TagScope Inside(TypeDefinition type) => !IsTagged(type) ? this : Inside(type, () => $"'{SpanNames.FullTypeName(type)}'");

    public TagScope Inside(MethodDefinition method) => !IsTagged(method) ? this : Inside(method, () => $"'{method.DisplayName()}'", method);

    /// <param name="property">The property.</param>
    /// <param name="accessor">Whose line a problem is told with.</param>
    public TagScope Inside(PropertyDefinition property, MethodDefinition accessor) => Inside(property, () => $"'{property.DisplayName(accessor)}'", accessor);

    private TagScope Inside(ICustomAttributeProvider place, Func<string> name, MethodDefinition? method = null)
    {
        if (!IsTagged(place))
        {
            return this;
        }

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

        return new TagScope([.. own, .. Tags.Where(wider => own.All(tag => tag.Key != wider.Key))], _reporter);
    }

    private static bool IsTagged(ICustomAttributeProvider place) => place.HasAttribute(KnownNames.SpanTagAttribute);

    private static string? Problem(string? key, object? value, List<SpanTag> before) =>
        string.IsNullOrWhiteSpace(key) ? "without a key"
        : value == null ? $"'{key}' without a value"
        : before.Any(tag => tag.Key == key) ? $"'{key}' for the second time"
        : null;
}

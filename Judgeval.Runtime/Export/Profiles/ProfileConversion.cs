namespace Judgeval.Export.Profiles;

/// <summary>How a value becomes what a backend reads. The conversion gives null for nothing, and pairs for names that it makes itself.</summary>
/// <param name="Name">What the documentation calls it.</param>
/// <param name="Convert">Gets the value that was found, never null, and the span.</param>
internal sealed record ProfileConversion(string Name, Func<object, ProfiledSpan, object?> Convert)
{
    /// <summary>The same, on spans of one kind only.</summary>
    internal ProfileConversion On(string kind) =>
        new((Name.Length == 0 ? "" : Name + ", ") + $"on `{kind}` spans", (value, span) => span.Kind == kind ? Convert(value, span) : null);
}

namespace Judgeval.Export.Profiles;

/// <summary>One attribute that a backend reads.</summary>
/// <param name="Profiles">For which backends.</param>
/// <param name="Target">The name; a <c>*</c> stands for the names that the conversion gives.</param>
/// <param name="Source">What it is made of: attributes, and facts in angle brackets (<see cref="ProfiledSpan"/>), parted by bars; the first that is there counts.</param>
/// <param name="Conversion">How.</param>
internal sealed record ProfileRow(AttributeProfiles Profiles, string Target, string Source, ProfileConversion Conversion)
{
    internal string[] Sources { get; } = Array.ConvertAll(Source.Split('|'), static source => source.Trim());
}

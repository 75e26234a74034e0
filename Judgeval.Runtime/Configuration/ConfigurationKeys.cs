using Judgeval.Llm.Pricing;
using Microsoft.Extensions.Configuration;

namespace Judgeval.Configuration;

/// <summary>What the keys of a configuration section are called: as the properties of <see cref="TracerOptions"/>.</summary>
internal static class ConfigurationKeys
{
    /// <summary>The section of a host's configuration.</summary>
    internal const string Section = "Judgeval";

    private const string Prefix = "JUDGMENT_";

    /// <summary>The key for what an environment variable says: <c>JUDGMENT_SAMPLE_RATE</c> is <c>SampleRate</c>.</summary>
    internal static string Of(string variable) => variable switch
    {
        "OTEL_SERVICE_NAME" => nameof(TracerOptions.ServiceName),
        "JUDGMENT_ORG_ID" => nameof(TracerOptions.OrganizationId),
        _ when !variable.StartsWith(Prefix, StringComparison.Ordinal) => variable,
        _ => string.Concat(variable.Substring(Prefix.Length).Split(['_'], StringSplitOptions.RemoveEmptyEntries).Select(Word)),
    };

    /// <summary>Finds the key that nothing reads: it is misspelt.</summary>
    /// <exception cref="ArgumentException">There is such a key.</exception>
    internal static void Check(IConfiguration? configuration)
    {
        if (configuration is null)
        {
            return;
        }

        List<string> known = [.. typeof(TracerOptions).GetProperties().Where(IsText).Select(static property => property.Name), "LogLevel", nameof(TracerOptions.ResourceAttributes), Of(PricingReader.OverrideKey)];
        IConfigurationSection? unknown = configuration.GetChildren().FirstOrDefault(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase));
        if (unknown is not null)
        {
            throw new ArgumentException($"{unknown.Path} is not known; allowed are {string.Join(", ", known.OrderBy(static name => name, StringComparer.Ordinal))}.");
        }
    }

    // What a text can say; SetActive is for code, which is where the other tracers are.
    private static bool IsText(System.Reflection.PropertyInfo property) =>
        property.PropertyType == typeof(string) || property.PropertyType == typeof(IReadOnlyList<string>) || Nullable.GetUnderlyingType(property.PropertyType) is not null;

    private static string Word(string word) => word == "MS" ? "Milliseconds" : char.ToUpperInvariant(word[0]) + word.ToLowerInvariant().Remove(0, 1);
}

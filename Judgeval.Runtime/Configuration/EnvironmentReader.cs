using System.Globalization;
using Judgeval.Configuration.Platforms;
using Judgeval.Diagnostics;
using Microsoft.Extensions.Configuration;

namespace Judgeval.Configuration;

/// <summary>
/// Reads environment variables, and the configuration where one is not set. A bad value is told with the key, the value and what is allowed: in the environment
/// as a warning, and the default applies; in the configuration, which belongs to the program, as an error.
/// </summary>
internal sealed class EnvironmentReader(Func<string, string?> variables, RuntimeLog log, IConfiguration? configuration = null)
{
    /// <summary>The backend whose variables stand in for ours; null for Judgment.</summary>
    internal OtlpPlatform? Platform { get; init; }

    /// <summary>The value, or null if it is not set or blank.</summary>
    internal string? Text(string key)
    {
        if (Platform is not null)
        {
            if (Platform.Find(key, variables) is { } variable)
            {
                return variable.Converted(variables(variable.Name)!.Trim());
            }

            if (!OtlpPlatform.MayRead(key))
            {
                return null;
            }
        }

        string? value = Blank(variables(key)) ?? Blank(configuration?[ConfigurationKeys.Of(key)]);
        return value ?? List(key);
    }

    internal bool? Boolean(string key) => Read<bool>(key, "true or false", static text => text.ToLowerInvariant() switch
    {
        "true" or "1" or "yes" or "on" => true,
        "false" or "0" or "no" or "off" => false,
        _ => null,
    });

    internal int? Integer(string key, int minimum, int maximum = int.MaxValue) => Read<int>(
        key,
        Range(minimum, maximum),
        text => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) && value >= minimum && value <= maximum ? value : null);

    internal long? Long(string key, long minimum) => Read<long>(
        key,
        $"a whole number from {minimum.ToString(CultureInfo.InvariantCulture)} up",
        text => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long value) && value >= minimum ? value : null);

    /// <summary>How a message says which whole numbers are allowed.</summary>
    internal static string Range(int minimum, int maximum)
    {
        string from = $"a whole number from {minimum.ToString(CultureInfo.InvariantCulture)}";
        return maximum == int.MaxValue ? from + " up" : $"{from} to {maximum.ToString(CultureInfo.InvariantCulture)}";
    }

    internal double? Fraction(string key) => Read<double>(
        key,
        "a number from 0 to 1",
        static text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is >= 0 and <= 1 ? value : null);

    internal double? Rate(string key) => Read<double>(
        key,
        "a number above 0",
        static text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is > 0 and <= double.MaxValue ? value : null);

    internal string? Url(string key)
    {
        string? text = Text(key);
        if (text is not null && !IsHttpUrl(text))
        {
            Reject(key, text, "an http or https URL");
            return null;
        }

        return text;
    }

    internal static bool IsHttpUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    /// <exception cref="ArgumentException">The value is one of the configuration.</exception>
    internal void Reject(string key, string value, string allowed)
    {
        PlatformVariable? variable = Platform?.Find(key, variables);
        if (variable is null && Name(key) is var inConfiguration && inConfiguration != key)
        {
            throw new ArgumentException($"{inConfiguration} is '{value}', which is not {allowed}.");
        }

        string name = variable?.Name ?? key;
        string range = variable is { IsSeconds: true } ? "a number of seconds above 0" : allowed;
        log.Once(LogSeverity.Warning, "configuration." + name, $"{name} is '{value}', which is not {range}; the default applies.");
    }

    /// <summary>What a value is called where it comes from.</summary>
    internal string Name(string key) => configuration is null || Blank(variables(key)) is not null
        ? key
        : configuration is IConfigurationSection section ? $"{section.Path}:{ConfigurationKeys.Of(key)}" : ConfigurationKeys.Of(key);

    /// <summary>The attributes of the resource that the platform's variables say.</summary>
    internal IEnumerable<KeyValuePair<string, object>> PlatformResource()
    {
        foreach ((string attribute, string[] names, string? otherwise) in Platform?.Resource ?? [])
        {
            string? value = names.Select(variables).FirstOrDefault(static text => !string.IsNullOrWhiteSpace(text))?.Trim() ?? otherwise;
            if (value is not null)
            {
                yield return new(attribute, value);
            }
        }
    }

    /// <summary>The entries of an object in the configuration; every value is text there.</summary>
    /// <exception cref="ArgumentException">It is no object of single values.</exception>
    internal IEnumerable<KeyValuePair<string, object>> Entries(string key)
    {
        IConfigurationSection? section = configuration?.GetSection(key);
        List<IConfigurationSection> entries = [.. section?.GetChildren() ?? []];
        IConfigurationSection? wrong = !string.IsNullOrWhiteSpace(section?.Value) ? section : entries.Find(static entry => entry.Value is null && entry.GetChildren().Any());
        return wrong is null
            ? entries.Where(static entry => !string.IsNullOrWhiteSpace(entry.Value)).Select(static entry => new KeyValuePair<string, object>(entry.Key, entry.Value!.Trim()))
            : throw new ArgumentException($"{wrong.Path} is {(wrong.Value is { } value ? $"'{value}'" : "an object or a list")}, which is not {(ReferenceEquals(wrong, section) ? "an object of names and values" : "a single value")}.");
    }

    internal string? PlatformExporters() => Platform?.Exporters?.Invoke(variables);

    // A configuration can hold a list where the environment has commas.
    private string? List(string key)
    {
        List<string> items = [.. (configuration?.GetSection(ConfigurationKeys.Of(key)).GetChildren() ?? []).Select(static child => child.Value).OfType<string>()];
        return items.Count == 0 ? null : string.Join(",", items);
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();

    private T? Read<T>(string key, string allowed, Func<string, T?> parse)
        where T : struct
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        T? value = parse(text);
        if (value is null)
        {
            Reject(key, text, allowed);
        }

        return value;
    }
}

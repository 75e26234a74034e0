namespace Judgeval.Configuration;

/// <summary>Reads the resource attributes that the user adds.</summary>
internal static class ResourceAttributeReader
{
    /// <summary>
    /// Those of the configuration, of the platform's variables, and of OpenTelemetry's own variable in the W3C baggage form that it specifies: key=value pairs,
    /// percent-encoded, separated by commas. The later one wins.
    /// </summary>
    /// <exception cref="ArgumentException">What the configuration has is no object of names and values.</exception>
    internal static List<KeyValuePair<string, object>> Read(EnvironmentReader environment)
    {
        const string key = "OTEL_RESOURCE_ATTRIBUTES";
        List<KeyValuePair<string, object>> attributes = [.. environment.Entries(nameof(TracerOptions.ResourceAttributes)), .. environment.PlatformResource()];
        foreach (string pair in (environment.Text(key) ?? "").Split([','], StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=');
            if (equals > 0)
            {
                attributes.Add(new(pair.Substring(0, equals).Trim(), Uri.UnescapeDataString(pair.Substring(equals + 1).Trim())));
            }
            else
            {
                environment.Reject(key, pair, "key=value");
            }
        }

        return attributes;
    }

    /// <exception cref="ArgumentException">A key is blank, or a value is none that a resource can have.</exception>
    internal static List<KeyValuePair<string, object>> Read(IEnumerable<KeyValuePair<string, object>>? option)
    {
        var attributes = new List<KeyValuePair<string, object>>();
        foreach (KeyValuePair<string, object> attribute in option ?? [])
        {
            if (string.IsNullOrWhiteSpace(attribute.Key))
            {
                throw new ArgumentException($"{nameof(TracerOptions.ResourceAttributes)} has a key that is '{attribute.Key}', which is blank.");
            }

            attributes.Add(new(attribute.Key, Value(attribute)));
        }

        return attributes;
    }

    private static object Value(KeyValuePair<string, object> attribute) => attribute.Value switch
    {
        string or bool or int or long or short or double or float => attribute.Value,
        string[] or bool[] or int[] or long[] or short[] or double[] or float[] => ((Array)attribute.Value).Clone(),
        var other => throw new ArgumentException(
            $"{nameof(TracerOptions.ResourceAttributes)}[\"{attribute.Key}\"] is {other?.GetType().ToString() ?? "null"}, which is not text, a truth value, a number, or an array of them."),
    };
}

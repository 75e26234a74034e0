using System.Diagnostics;
using Judgeval.Configuration;
using Judgeval.Diagnostics;
using OpenTelemetry;

namespace Judgeval.Export.Profiles;

/// <summary>
/// Writes the attributes of the chosen backends to spans that have ended, on the threads that export them: each exporter asks before it reads a span, and
/// the first one does it for all.
/// </summary>
internal sealed class ProfileWriter
{
    private const string Property = "judgeval.profiled";
    private const string JudgmentPrefix = "judgment.";

    private readonly object _lock = new();
    private readonly TracerSettings _settings;
    private readonly ProfileRow[] _rows;

    private ProfileWriter(TracerSettings settings)
    {
        _settings = settings;
        _rows = [.. ProfileTable.Rows.Where(row => (row.Profiles & settings.Attributes) != 0)];
    }

    /// <summary>Null when spans go as they were recorded.</summary>
    internal static ProfileWriter? Create(TracerSettings settings) => settings.Attributes == AttributeProfiles.Judgment ? null : new ProfileWriter(settings);

    /// <summary>The same spans, written to. The batch given is used up.</summary>
    internal Batch<Activity> Write(in Batch<Activity> batch)
    {
        var spans = new List<Activity>();
        foreach (Activity span in batch)
        {
            spans.Add(span);
            lock (_lock)
            {
                Write(span);
            }
        }

        return new Batch<Activity>([.. spans], spans.Count);
    }

    /// <summary>An attribute of the span, also when it was left out here.</summary>
    internal static object? Find(Activity span, string key) =>
        span.GetCustomProperty(Property) is Dictionary<string, object> removed && removed.TryGetValue(key, out object? value) ? value : span.GetTagItem(key);

    private void Write(Activity activity)
    {
        if (activity.GetCustomProperty(Property) is not null)
        {
            return;
        }

        var removed = new Dictionary<string, object>(StringComparer.Ordinal);
        activity.SetCustomProperty(Property, removed);
        try
        {
            var span = new ProfiledSpan(activity, _settings);
            foreach (ProfileRow row in _rows)
            {
                Write(activity, span, row);
            }

            if ((_settings.Attributes & AttributeProfiles.Judgment) == 0)
            {
                Remove(activity, span, removed);
            }
        }
        catch (Exception e)
        {
            Faults.Report("WriteProfile", e);
        }
    }

    private static void Write(Activity activity, ProfiledSpan span, ProfileRow row)
    {
        if (span.Find(row.Sources) is not { } source || row.Conversion.Convert(source, span) is not { } value)
        {
            return;
        }

        if (value is not IEnumerable<KeyValuePair<string, object>> pairs)
        {
            Add(activity, span, row.Target, value);
            return;
        }

        foreach (KeyValuePair<string, object> pair in pairs)
        {
            Add(activity, span, row.Target.TrimEnd('*') + pair.Key, pair.Value);
        }
    }

    private static void Add(Activity activity, ProfiledSpan span, string key, object value)
    {
        if (span.TryClaim(key))
        {
            activity.AddTag(key, value);
        }
    }

    private static void Remove(Activity activity, ProfiledSpan span, Dictionary<string, object> removed)
    {
        foreach (string key in span.Keys.Where(static key => key.StartsWith(JudgmentPrefix, StringComparison.Ordinal)))
        {
            removed[key] = activity.GetTagItem(key)!;
            activity.SetTag(key, null);
        }
    }
}

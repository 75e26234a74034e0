using System.Diagnostics;
using System.Globalization;
using Judgeval.Configuration;
using Judgeval.Internal;

namespace Judgeval.Export.Profiles;

/// <summary>A span that has ended, as the rows of the table ask of it.</summary>
internal sealed class ProfiledSpan
{
    private static readonly Dictionary<string, Func<ProfiledSpan, object?>> Facts = new(StringComparer.Ordinal)
    {
        ["<kind>"] = static span => span.Kind,
        ["<name>"] = static span => span._activity.DisplayName,
        ["<names of the spans above, and its own>"] = static span => SpanPath.Names(span._activity),
        ["<ids of the spans above>"] = static span => SpanPath.Ids(span._activity),
        ["<token counts>"] = static span => span.Usage(),
        ["<sum of the token counts>"] = static span => span.Input is { } input && span.Output is { } output ? unchecked(input + output) : null,
        ["<environment>"] = static span => span._settings.Environment,
        ["<service name>"] = static span => span._settings.ServiceName,
        ["<git repository>"] = static span => span._settings.Git.Name,
        ["<git ref>"] = static span => span._settings.Git.Ref,
        ["<agent id>"] = static span => span._settings.AgentId,
        ["<agent name>"] = static span => span._settings.AgentName,
        ["<tracer>"] = static _ => "judgeval-dotnet",
        ["<version of the tracer>"] = static _ => RuntimeVersion.Value,
    };

    private readonly Activity _activity;
    private readonly TracerSettings _settings;
    private readonly Dictionary<string, object> _tags = new(StringComparer.Ordinal);
    private readonly HashSet<string> _claimed = new(StringComparer.Ordinal);

    internal ProfiledSpan(Activity activity, TracerSettings settings)
    {
        _activity = activity;
        _settings = settings;
        foreach (KeyValuePair<string, object?> tag in activity.TagObjects)
        {
            if (tag.Value is not null)
            {
                _tags[tag.Key] = tag.Value;
            }
        }

        Kind = KindOf();
    }

    /// <summary>The declared kind; what the span does when there is none, or <c>span</c>.</summary>
    internal string Kind { get; }

    private long? Input => Count(SemanticConventions.GenAi.Usage.InputTokens);

    private long? Output => Count(SemanticConventions.GenAi.Usage.OutputTokens);

    /// <summary>The keys of all attributes, when it ended.</summary>
    internal IReadOnlyCollection<string> Keys => _tags.Keys;

    /// <summary>Whether the attribute may be added: neither the span nor a row before has it.</summary>
    internal bool TryClaim(string key) => !_tags.ContainsKey(key) && _claimed.Add(key);

    /// <summary>The first that is there; null if none is.</summary>
    internal object? Find(string[] sources)
    {
        foreach (string source in sources)
        {
            object? found = source[0] == '<' ? Facts[source](this) : Tag(source);
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private object? Tag(string key) => _tags.TryGetValue(key, out object? value) ? value : null;

    private string KindOf()
    {
        string? kind = Tag(SemanticConventions.Judgment.DeclaredKind) as string ?? Tag(SemanticConventions.Judgment.SpanKind) as string;
        return kind switch
        {
            SemanticConventions.Generator.Kind or SemanticConventions.Generator.ItemKind => "span",
            { Length: > 0 } => kind,
            _ when _tags.ContainsKey(SemanticConventions.GenAi.Request.Model) => "llm",
            _ => "span",
        };
    }

    private long? Count(string key) => Tag(key) switch
    {
        long count => count,
        int count => count,
        _ => null,
    };

    private string? Usage()
    {
        (string Name, long? Count)[] counts = [("input_tokens", Input), ("output_tokens", Output)];
        string text = string.Join(",", counts.Where(static count => count.Count is not null).Select(static count => $"\"{count.Name}\":{count.Count!.Value.ToString(CultureInfo.InvariantCulture)}"));
        return text.Length == 0 ? null : "{" + text + "}";
    }
}

using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Judgeval.Internal;
using Judgeval.Values;

namespace Judgeval.Spans.Context;

/// <summary>
/// A trace context as span attributes: Judgment's names, those of the semantic conventions and OpenInference, and TraceRoot's, which it reads on the
/// first span of a trace only.
/// </summary>
internal sealed class ContextAttributes
{
    private readonly List<KeyValuePair<string, object>> _everywhere = [];
    private readonly List<KeyValuePair<string, object>> _onRoot = [];

    internal ContextAttributes(ContextValues values)
    {
        // First, so that none of them is in the place of what has a name of its own.
        _everywhere.AddRange(values.Entries.Where(static entry => entry.Field == ContextField.Attribute).Select(static entry => new KeyValuePair<string, object>(entry.Key, entry.Attribute)));
        foreach (ContextEntry entry in values.Entries)
        {
            foreach (string name in NamesOf(entry.Field))
            {
                _everywhere.Add(new(name, entry.Value));
            }
        }

        if (values[ContextField.CustomerUserId] is null && values[ContextField.UserId] is { } user)
        {
            _everywhere.Add(new(SemanticConventions.Judgment.CustomerUserId, user));
        }

        AddTags([.. values.Entries.Where(static entry => entry.Field == ContextField.Tag).Select(static entry => entry.Value)]);
        AddMetadata([.. values.Entries.Where(static entry => entry.Field == ContextField.Metadata)]);
    }

    internal void Write(Activity span)
    {
        Write(span, _everywhere);
        if (_onRoot.Count > 0 && SpanStarter.NearestOf(span.Source, TraceContext.ParentOf(span)) is null)
        {
            Write(span, _onRoot);
        }
    }

    private static void Write(Activity span, List<KeyValuePair<string, object>> attributes)
    {
        foreach (KeyValuePair<string, object> attribute in attributes)
        {
            span.SetTag(attribute.Key, attribute.Value);
        }
    }

    internal static string[] NamesOf(ContextField field) => field switch
    {
        ContextField.SessionId => [SemanticConventions.Judgment.SessionId, SemanticConventions.Session.Id],
        ContextField.CustomerId => [SemanticConventions.Judgment.CustomerId],
        ContextField.CustomerUserId => [SemanticConventions.Judgment.CustomerUserId],
        ContextField.UserId => [SemanticConventions.User.Id],
        ContextField.AgentId => [SemanticConventions.Agent.Id],
        ContextField.AgentName => [SemanticConventions.Agent.Name],
        ContextField.Environment => [SemanticConventions.RunEnvironment.Name, SemanticConventions.RunEnvironment.ShortName, SemanticConventions.TraceRoot.Environment],
        _ => [],
    };

    private void AddTags(string[] tags)
    {
        if (tags.Length > 0)
        {
            _everywhere.Add(new(SemanticConventions.OpenInference.Tags, tags));
            _onRoot.Add(new(SemanticConventions.TraceRoot.TraceTags, tags));
        }
    }

    private void AddMetadata(ContextEntry[] metadata)
    {
        if (metadata.Length == 0)
        {
            return;
        }

        var json = new StringBuilder();
        foreach (ContextEntry entry in metadata)
        {
            json.Append(json.Length == 0 ? "{\"" : ",\"").Append(JsonEncodedText.Encode(entry.Key, ValueSerializer.Encoder).ToString()).Append("\":").Append(entry.Value);
        }

        string text = json.Append('}').ToString();
        _everywhere.Add(new(SemanticConventions.OpenInference.Metadata, text));
        _onRoot.Add(new(SemanticConventions.TraceRoot.TraceMetadata, text));
    }
}

using Judgeval.Diagnostics;

namespace Judgeval.Spans.Context;

/// <summary>The bounds of a trace context: it is written to every span, so it has to stay small.</summary>
internal static class ContextLimits
{
    /// <summary>Tags, metadata entries, and attributes, that one trace keeps of each.</summary>
    internal const int Entries = 32;

    /// <summary>Characters of an id or name that are kept.</summary>
    internal const int IdLength = 256;

    /// <summary>Characters of a tag or of the name of a metadata entry or attribute that are kept.</summary>
    internal const int KeyLength = 128;

    /// <summary>Characters of JSON of a metadata entry, and of the text of an attribute, that are kept.</summary>
    internal const int MetadataLength = 1024;

    /// <summary>Whether one more of the field may be kept; the user is told once if not.</summary>
    internal static bool HasRoom(IEnumerable<ContextEntry> entries, ContextField field)
    {
        string? what = field switch
        {
            ContextField.Tag => "tags",
            ContextField.Metadata => "metadata entries",
            ContextField.Attribute => "attributes from scopes",
            _ => null,
        };
        if (what is null || entries.Count(entry => entry.Field == field) < Entries)
        {
            return true;
        }

        TracerScope.Current?.Log.Once(LogSeverity.Warning, "context." + what, $"a trace has more than {Entries} {what}; only the first {Entries} are kept.");
        return false;
    }
}

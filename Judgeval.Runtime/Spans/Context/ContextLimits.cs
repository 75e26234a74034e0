using Judgeval.Diagnostics;

namespace Judgeval.Spans.Context;

/// <summary>The bounds of a trace context: it is written to every span, so it has to stay small.</summary>
internal static class ContextLimits
{
    /// <summary>Tags, and metadata entries, that one trace keeps.</summary>
    internal const int Entries = 32;

    /// <summary>Characters of an id or name that are kept.</summary>
    internal const int IdLength = 256;

    /// <summary>Characters of a tag or of the name of a metadata entry that are kept.</summary>
    internal const int KeyLength = 128;

    /// <summary>Characters of JSON of a metadata entry that are kept.</summary>
    internal const int MetadataLength = 1024;

    /// <summary>Whether one more of the field may be kept; the user is told once if not.</summary>
    internal static bool HasRoom(IEnumerable<ContextEntry> entries, ContextField field)
    {
        if (field is not (ContextField.Tag or ContextField.Metadata) || entries.Count(entry => entry.Field == field) < Entries)
        {
            return true;
        }

        string what = field == ContextField.Tag ? "tags" : "metadata entries";
        TracerScope.Current?.Log.Once(LogSeverity.Warning, "context." + what, $"a trace has more than {Entries} {what}; only the first {Entries} are kept.");
        return false;
    }
}

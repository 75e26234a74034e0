namespace Judgeval.Configuration.Git;

internal static class CommitHash
{
    /// <summary>The hash, SHA-1 or SHA-256, in lower case; null if the text is none.</summary>
    internal static string? Of(string? text)
    {
        string hash = text?.Trim() ?? "";
        return hash.Length is 40 or 64 && hash.All(static c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F')) ? hash.ToLowerInvariant() : null;
    }
}

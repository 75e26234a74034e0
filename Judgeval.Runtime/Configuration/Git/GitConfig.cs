namespace Judgeval.Configuration.Git;

/// <summary>Reads the one value that is needed of a git configuration.</summary>
internal static class GitConfig
{
    /// <summary>The URL of the remote called origin; null if there is none.</summary>
    internal static string? Origin(IEnumerable<string> lines)
    {
        bool isInside = false;
        string? url = null;
        foreach (string line in lines)
        {
            string text = line.Trim();
            if (text.Length > 0 && text[0] == '[')
            {
                isInside = IsOrigin(text);
            }
            else if (isInside && url is null && Value(text) is { } value)
            {
                url = value;
            }
        }

        return url;
    }

    // [remote "origin"]: the first word in any case, the second one exactly.
    private static bool IsOrigin(string header)
    {
        int end = header.IndexOf(']');
        string[] words = end < 0 ? [] : header.Substring(1, end - 1).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2 && words[0].Equals("remote", StringComparison.OrdinalIgnoreCase) && words[1] == "\"origin\"";
    }

    private static string? Value(string text)
    {
        int equals = text.IndexOf('=');
        return equals > 0 && text.Substring(0, equals).Trim().Equals("url", StringComparison.OrdinalIgnoreCase)
            ? text.Substring(equals + 1).Trim().Trim('"')
            : null;
    }
}

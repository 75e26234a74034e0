namespace Judgeval.Configuration.Git;

/// <summary>
/// Makes the URL of a remote fit to be told: <c>https://host/path</c>, of whichever form it was. A user name, a password or a token never stays in it; what is not
/// surely free of them is no URL, and nor is a path on this machine.
/// </summary>
internal static class RemoteUrl
{
    private const int LongestUrl = 2048;

    internal static string? Clean(string? remote)
    {
        string text = remote?.Trim() ?? "";
        if (text.Length is 0 or > LongestUrl)
        {
            return null;
        }

        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        return scheme >= 0 ? FromUrl(text.Substring(0, scheme).ToLowerInvariant(), text.Substring(scheme + 3)) : FromScp(text);
    }

    // user@host:port/path?query#fragment
    private static string? FromUrl(string scheme, string rest)
    {
        if (scheme is not ("http" or "https" or "ssh" or "git" or "git+ssh" or "git+https"))
        {
            return null;
        }

        // A slash before the last @ is one of the password.
        int slash = rest.IndexOf('/');
        int at = rest.LastIndexOf('@');
        if (slash < at || slash < 0)
        {
            return null;
        }

        string host = rest.Substring(at + 1, slash - at - 1);
        int colon = host.LastIndexOf(':');
        string port = colon < 0 ? "" : host.Substring(colon + 1);
        if (port.Any(static c => c is < '0' or > '9'))
        {
            return null;
        }

        // The port of another protocol says nothing about the web.
        bool keepsPort = scheme is "http" or "https" && port.Length > 0;
        string name = colon < 0 ? host : host.Substring(0, colon);
        return Join(name, keepsPort ? ":" + port : "", rest.Substring(slash + 1).Split('?', '#')[0]);
    }

    // user@host:path
    private static string? FromScp(string text)
    {
        int colon = text.IndexOf(':');
        int at = text.IndexOf('@');
        if (at > colon || at != text.LastIndexOf('@'))
        {
            return null;
        }

        // One letter is a drive.
        string host = colon < 0 ? "" : text.Substring(at + 1, colon - at - 1);
        return host.Length > 1 ? Join(host, "", text.Substring(colon + 1)) : null;
    }

    private static string? Join(string host, string port, string path)
    {
        path = path.Trim('/');
        if (path.EndsWith(".git", StringComparison.Ordinal))
        {
            path = path.Substring(0, path.Length - ".git".Length);
        }

        bool isClean = path.Length > 0 && host.Length > 0
            && host.All(static c => IsLetterOrDigit(c) || c is '.' or '-' or '_')
            && path.All(static c => IsLetterOrDigit(c) || c is '.' or '-' or '_' or '/' or '~' or '%' or '+' or '(' or ')' or ',');
        return isClean && path.IndexOf("%40", StringComparison.Ordinal) < 0 && Values.SecretMask.Apply(path) == path ? $"https://{host.ToLowerInvariant()}{port}/{path}" : null;
    }

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}

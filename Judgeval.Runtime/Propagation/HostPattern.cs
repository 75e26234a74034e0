namespace Judgeval.Propagation;

/// <summary>A host that headers may go to: <c>api.example.com</c>, <c>*.example.com</c> or <c>*</c>, the first two with a port or without.</summary>
internal sealed class HostPattern
{
    private const string Allowed = "Allowed: a host, '*.' and a host, each with ':' and a port if need be, or '*' for every host.";

    private readonly string? _host;
    private readonly bool _isSuffix;
    private readonly int? _port;

    internal HostPattern(string? pattern, string parameter)
    {
        if (pattern == "*")
        {
            return;
        }

        string? host = pattern;
        if (host is not null && host.StartsWith("*.", StringComparison.Ordinal))
        {
            _isSuffix = true;
            host = host.Substring(2);
        }

        // Anything but a host and a port changes the text: a scheme, a path, a user, a wildcard elsewhere.
        if (host is null || host.IndexOfAny(['*', '/', '@', '?', '#', '\\', ' ']) >= 0 || !Uri.TryCreate("http://" + host, UriKind.Absolute, out Uri? uri) || uri.IdnHost.Length == 0)
        {
            throw new ArgumentException($"'{pattern}' is no host. {Allowed}", parameter);
        }

        _host = uri.IdnHost;
        _port = HasPort(host) ? uri.Port : null;
    }

    internal bool Matches(Uri uri) => _host is null || (MatchesHost(uri.IdnHost) && (_port is null || _port == uri.Port));

    private bool MatchesHost(string host) => _isSuffix
        ? host.Length > _host!.Length + 1 && host.EndsWith(_host, StringComparison.OrdinalIgnoreCase) && host[host.Length - _host.Length - 1] == '.'
        : string.Equals(host, _host, StringComparison.OrdinalIgnoreCase);

    // The colons of an IPv6 address are inside brackets.
    private static bool HasPort(string host) => host.LastIndexOf(':') > host.LastIndexOf(']');
}

using Judgeval.Configuration;
using Judgeval.Diagnostics;

namespace Judgeval.Export;

/// <summary>
/// The projects that one tracer's spans go to: its own, and those that traces were given. The request that is entered is the export thread's, which handles one at a time.
/// </summary>
internal sealed class ProjectRouter
{
    // Each one is a lookup and a request of its own; more than these would be a mistake, such as a project a request.
    private const int MostProjects = 256;

    private readonly Dictionary<string, ProjectResolver> _others = new(StringComparer.Ordinal);
    private readonly TracerSettings _settings;
    private readonly ProjectResolver _own;
    private readonly RuntimeLog _log;
    private HttpClient? _client;
    private volatile string? _requestId;

    internal ProjectRouter(TracerSettings settings, RuntimeLog log)
    {
        _settings = settings;
        _log = log;
        _own = new ProjectResolver(settings, settings.ProjectName!, log);
    }

    /// <summary>The id of the tracer's own project, if it is known by now.</summary>
    internal string? OwnId => _own.ProjectId;

    /// <summary>The id of the project that the request which is being sent is for; null for none.</summary>
    internal string? RequestId => _requestId;

    /// <summary>Starts looking the tracer's own project up.</summary>
    internal void Start(HttpClient client)
    {
        _client = client;
        _own.Start(client);
    }

    /// <summary>Makes the next request one for a project, by name; null for the tracer's own. False if its id cannot be found now.</summary>
    internal bool TryEnter(string? projectName)
    {
        _requestId = ResolverOf(projectName).Wait(_settings.TimeoutMilliseconds);
        return _requestId is not null;
    }

    internal void Leave() => _requestId = null;

    /// <summary>The id of a project, by name; null for the tracer's own. Null if it cannot be found now.</summary>
    internal Task<string?> FindAsync(string? projectName) => ResolverOf(projectName).FindAsync();

    private ProjectResolver ResolverOf(string? projectName)
    {
        if (projectName is null || projectName == _settings.ProjectName)
        {
            return _own;
        }

        lock (_others)
        {
            return OtherNamed(projectName);
        }
    }

    private ProjectResolver OtherNamed(string projectName)
    {
        if (_others.TryGetValue(projectName, out ProjectResolver? known))
        {
            return known;
        }

        if (_others.Count >= MostProjects)
        {
            _log.Once(LogSeverity.Warning, "export.projects", $"OverrideProject named more than {MostProjects} projects; the traces of more go to '{_settings.ProjectName}'.");
            return _own;
        }

        var resolver = new ProjectResolver(_settings, projectName, _log);
        resolver.Start(_client!);
        _others.Add(projectName, resolver);
        return resolver;
    }
}

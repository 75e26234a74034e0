using Judgeval.Diagnostics;
using Judgeval.Export.Delivery;

namespace Judgeval.Export;

/// <summary>The projects that one tracer's spans go to: its own, and those that traces were given.</summary>
internal sealed class ProjectRouter
{
    // Each one is a lookup and a request of its own; more than these would be a mistake, such as a project a request.
    private const int MostProjects = 256;

    private readonly Dictionary<string, ProjectResolver> _others = new(StringComparer.Ordinal);
    private readonly JudgmentConnection _connection;
    private readonly ProjectResolver _own;

    internal ProjectRouter(JudgmentConnection connection)
    {
        _connection = connection;
        _own = new ProjectResolver(connection, connection.Settings.ProjectName ?? "");
    }

    /// <summary>The id of the tracer's own project, if it is known by now.</summary>
    internal string? OwnId => _own.ProjectId;

    /// <summary>Starts looking the tracer's own project up.</summary>
    internal void Start()
    {
        if (_connection.Settings.Platform is null)
        {
            _own.Start();
        }
    }

    /// <summary>Finds the id of a project, by name; null for the tracer's own. For threads of ours only.</summary>
    /// <returns>Null if it was found, or none is needed; else what failed.</returns>
    internal Answer? Find(string? projectName, TimeSpan timeout, CancellationToken aborted, out string? projectId)
    {
        projectId = null;
        if (_connection.Settings.Platform is not null)
        {
            // Projects are Judgment's.
            return null;
        }

        ProjectResolver resolver = ResolverOf(projectName);
        Answer? failure = resolver.Wait(timeout, aborted);
        projectId = resolver.ProjectId;
        return failure;
    }

    /// <summary>The id of a project, by name; null for the tracer's own. Null if it cannot be found now.</summary>
    internal Task<string?> FindAsync(string? projectName) => ResolverOf(projectName).FindAsync();

    private ProjectResolver ResolverOf(string? projectName)
    {
        if (projectName is null || projectName == _connection.Settings.ProjectName)
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
            _connection.Log.Once(
                LogSeverity.Warning,
                "export.projects",
                $"OverrideProject named more than {MostProjects} projects; the traces of more go to '{_connection.Settings.ProjectName}'.");
            return _own;
        }

        var resolver = new ProjectResolver(_connection, projectName);
        resolver.Start();
        _others.Add(projectName, resolver);
        return resolver;
    }
}

using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Judgeval.Configuration;
using Judgeval.Diagnostics;
using OpenTelemetry;

namespace Judgeval.Export;

/// <summary>
/// Finds the id of a project, away from the caller's thread. A found id is kept for the life of the process; after a failure the next export tries again.
/// </summary>
internal sealed class ProjectResolver
{
    private static readonly ConcurrentDictionary<(string ApiUrl, string OrganizationId, string ProjectName), string> Known = new();

    private readonly object _lock = new();
    private readonly TracerSettings _settings;
    private readonly RuntimeLog _log;
    private readonly string _projectName;
    private HttpClient? _client;
    private Task<string?>? _search;

    internal ProjectResolver(TracerSettings settings, string projectName, RuntimeLog log)
    {
        _projectName = projectName;
        _settings = settings;
        _log = log;
    }

    /// <summary>The id, if it is known by now.</summary>
    internal string? ProjectId => Known.TryGetValue(Key, out string? id) ? id : null;

    private (string ApiUrl, string OrganizationId, string ProjectName) Key => (_settings.ApiUrl, _settings.OrganizationId!, _projectName);

    /// <summary>Starts looking, unless the id is known.</summary>
    internal void Start(HttpClient client)
    {
        _client = client;
        if (ProjectId is null)
        {
            Search();
        }
    }

    /// <summary>Waits for the id; null if it cannot be found now. For the export thread only.</summary>
    internal string? Wait(int timeoutMilliseconds)
    {
        if (ProjectId is { } known)
        {
            return known;
        }

        Task<string?> search = Search();
        return search.Wait(timeoutMilliseconds) ? search.Result : null;
    }

    /// <summary>The id; null if it cannot be found now.</summary>
    internal async Task<string?> FindAsync() => ProjectId ?? await Search().ConfigureAwait(false);

    private Task<string?> Search()
    {
        lock (_lock)
        {
            if (_search is null || (_search.IsCompleted && ProjectId is null))
            {
                _search = Task.Run(ResolveAsync);
            }

            return _search;
        }
    }

    private async Task<string?> ResolveAsync()
    {
        try
        {
            using IDisposable scope = SuppressInstrumentationScope.Begin();
            using var request = new HttpRequestMessage(HttpMethod.Post, _settings.ApiUrl + "/v1/projects/resolve/") { Content = Body(_projectName) };
            using HttpResponseMessage response = await _client!.SendAsync(request).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                return null;
            }

            string? id = IdIn(await response.Content.ReadAsStringAsync().ConfigureAwait(false));
            if (id is null)
            {
                _log.Once(LogSeverity.Warning, "export.project." + _projectName, $"{request.RequestUri} knows no project '{_projectName}'; its spans are lost.");
                return null;
            }

            return Known[Key] = id;
        }
        catch (Exception e)
        {
            // The handler of the client has told the user.
            RuntimeEventSource.Instance.Fault("ResolveProject", e);
            return null;
        }
    }

    private static ByteArrayContent Body(string projectName)
    {
        string name = JsonEncodedText.Encode(projectName).ToString();
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes($$"""{"project_name":"{{name}}"}"""));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static string? IdIn(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("project_id", out JsonElement id)
            && id.ValueKind == JsonValueKind.String
            && id.GetString() is { Length: > 0 } text
                ? text
                : null;
    }
}

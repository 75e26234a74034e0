using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Judgeval.Diagnostics;
using Judgeval.Export.Delivery;
using Judgeval.Internal;

namespace Judgeval.Export;

/// <summary>
/// Finds the id of a project, away from the caller's thread. A found id is kept for the life of the process; after a failure the next export tries again.
/// </summary>
internal sealed class ProjectResolver(JudgmentConnection connection, string projectName)
{
    private static readonly ConcurrentDictionary<(string ApiUrl, string OrganizationId, string ProjectName), string> Known = new();

    private readonly object _lock = new();
    private Task<Answer>? _search;

    /// <summary>The id, if it is known by now.</summary>
    internal string? ProjectId => Known.TryGetValue(Key, out string? id) ? id : null;

    private (string ApiUrl, string OrganizationId, string ProjectName) Key => (connection.Settings.ApiUrl, connection.Settings.OrganizationId!, projectName);

    private string Url => connection.Settings.ApiUrl + "/v1/projects/resolve/";

    /// <summary>Starts looking, unless the id is known.</summary>
    internal void Start()
    {
        if (ProjectId is null)
        {
            Search();
        }
    }

    /// <summary>Waits for the id. For threads of ours only.</summary>
    /// <returns>Null if it is known now, else what failed.</returns>
    internal Answer? Wait(TimeSpan timeout, CancellationToken aborted)
    {
        if (ProjectId is not null)
        {
            return null;
        }

        Answer answer;
        try
        {
            Task<Answer> search = Search();
            answer = search.Wait((int)timeout.TotalMilliseconds, aborted) ? search.Result : AnswerReader.Read(Display, new TimeoutException(), isAborted: false, isTimedOut: true);
        }
        catch (OperationCanceledException)
        {
            answer = Answer.Aborted(Display);
        }

        if (ProjectId is not null)
        {
            return null;
        }

        connection.Counters.Failed(answer);
        return answer;
    }

    /// <summary>The id; null if it cannot be found now.</summary>
    internal async Task<string?> FindAsync()
    {
        if (ProjectId is null && !connection.Authorization.IsOpen)
        {
            await Search().ConfigureAwait(false);
        }

        return ProjectId;
    }

    private string Display => HttpExchange.Display(new Uri(Url));

    private Task<Answer> Search()
    {
        lock (_lock)
        {
            if (_search is null || (_search.IsCompleted && ProjectId is null))
            {
                _search = Background.Run(Resolve, CancellationToken.None);
            }

            return _search;
        }
    }

    private Answer Resolve()
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = Body(projectName) };
            Credentials.Stamp(request, connection.Settings);
            Answer answer = connection.Ask(request, TimeSpan.FromMilliseconds(connection.Settings.TimeoutMilliseconds));
            if (answer.Kind is AnswerKind.Delivered && IdIn(answer.Body) is { } id)
            {
                Known[Key] = id;
                return answer;
            }

            return answer.Kind switch
            {
                AnswerKind.Delivered => Unknown($"knows no project '{projectName}'"),
                AnswerKind.Refused or AnswerKind.TooLarge => Unknown($"{answer.Text} to the project '{projectName}'"),
                _ => answer,
            };
        }
        catch (Exception e)
        {
            RuntimeEventSource.Instance.Fault("ResolveProject", e);
            return Unknown($"gave no readable answer to the project '{projectName}'");
        }
    }

    private Answer Unknown(string text) => new(AnswerKind.Refused, DropReason.UnknownProject, text) { Url = Display };

    private static ByteArrayContent Body(string projectName)
    {
        string name = JsonEncodedText.Encode(projectName).ToString();
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes($$"""{"project_name":"{{name}}"}"""));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static string? IdIn(byte[] json)
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

using System.Globalization;
using System.Net.Http.Headers;
using Judgeval.Internal;

namespace Judgeval.Export.Delivery;

/// <summary>Posts a body of spans once. For one thread, whose buffer it has.</summary>
#pragma warning disable CA1001 // The stream is memory.
internal sealed class TracePoster(JudgmentConnection connection)
#pragma warning restore CA1001
{
    // A batch may be large once; its buffer need not stay.
    private const int LargestKept = 4 * 1024 * 1024;

    private static readonly string UserAgent = "judgeval-dotnet/" + RuntimeVersion.Value;

    private MemoryStream _packed = new();

    /// <summary>What OpenTelemetry says it is, for the server's statistics.</summary>
    internal string? Writer { get; set; }

    internal Answer Post(ArraySegment<byte> body, string path, string? projectId, TimeSpan timeout)
    {
        ArraySegment<byte> packed = connection.Encoding.Encode(body, _packed, out bool isCompressed);
        Answer answer = Ask(packed, isCompressed, path, projectId, timeout);
        if (isCompressed && BodyEncoding.MayBeRefused(answer))
        {
            answer = Ask(body, isCompressed: false, path, projectId, timeout);
            if (answer.IsDelivered)
            {
                connection.Encoding.GiveUp();
            }
        }

        if (_packed.Capacity > LargestKept)
        {
            _packed = new MemoryStream();
        }

        return answer;
    }

    private Answer Ask(ArraySegment<byte> body, bool isCompressed, string path, string? projectId, TimeSpan timeout)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, connection.Settings.ApiUrl + path) { Content = ContentOf(body, isCompressed) };
        request.Headers.TryAddWithoutValidation("User-Agent", Writer is null ? UserAgent : Writer);
        Credentials.Stamp(request, connection.Settings);
        if (projectId is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Project-Id", projectId);
        }

        Answer answer = connection.Ask(request, timeout);
        connection.Counters.Posted(answer, body.Count);
        TellPartialSuccess(answer);
        return answer;
    }

    private static ByteArrayContent ContentOf(ArraySegment<byte> body, bool isCompressed)
    {
        var content = new ByteArrayContent(body.Array!, body.Offset, body.Count);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
        if (isCompressed)
        {
            content.Headers.ContentEncoding.Add("gzip");
        }

        return content;
    }

    private void TellPartialSuccess(Answer answer)
    {
        if (PartialSuccess.Read(answer) is not { } partial)
        {
            return;
        }

        string reason = partial.Message.Length == 0 ? "" : $" ('{partial.Message}')";
        connection.Log.Limited(
            Diagnostics.LogSeverity.Warning,
            "export.rejected",
            partial.Rejected > 0
                ? $"{answer.Url} rejected {partial.Rejected.ToString(CultureInfo.InvariantCulture)} spans of a request{reason}; they are lost."
                : $"{answer.Url} took all spans of a request, with a warning{reason}.");
    }
}

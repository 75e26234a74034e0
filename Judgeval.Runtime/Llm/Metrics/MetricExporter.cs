using System.Net.Http.Headers;
using Judgeval.Configuration;
using Judgeval.Diagnostics;
using Judgeval.Export.Delivery;
using Judgeval.Internal;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace Judgeval.Llm.Metrics;

/// <summary>
/// Has metrics written by OpenTelemetry's OTLP exporter, and sends them. Sums are cumulative: what a request could not bring is in the next one, so none is tried again.
/// </summary>
internal sealed class MetricExporter : OtlpMetricExporter
{
    private readonly TracerSettings _settings;
    private readonly Uri _endpoint;
    private readonly RuntimeLog _log;
    private readonly OtlpBodies _bodies;
    private readonly HttpExchange _exchange;
    private readonly Func<string?> _projectId;
    private readonly CancellationTokenSource _ended = new();
    private readonly bool _isOurs;
    private object? _flushed;
    private volatile bool _hasFailed;

    internal MetricExporter(TracerSettings settings, string endpoint, Func<string?> projectId, RuntimeLog log, TimeSource time)
        : this(settings, new Uri(endpoint), projectId, log, time, new OtlpBodies())
    {
    }

    private MetricExporter(TracerSettings settings, Uri endpoint, Func<string?> projectId, RuntimeLog log, TimeSource time, OtlpBodies bodies)
        : base(Options(settings, endpoint, bodies))
    {
        _settings = settings;
        _endpoint = endpoint;
        _projectId = projectId;
        _log = log;
        _bodies = bodies;
        _exchange = new HttpExchange(time);

        // Scheme, host and port: nobody else gets the key, and no one on the way either.
        _isOurs = settings.ApiKey is not null && Uri.Compare(endpoint, new Uri(settings.ApiUrl), UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
    }

    /// <summary>Whether the last export did not arrive. The end of a provider does not tell.</summary>
    internal bool HasFailed => _hasFailed;

    public override ExportResult Export(in Batch<Metric> metrics)
    {
        _hasFailed = true;
        try
        {
            _bodies.Clear();
            base.Export(metrics);
            if (_bodies.Last is not { } body)
            {
                return ExportResult.Failure;
            }

            Answer answer = Send(body);
            if (!answer.IsDelivered)
            {
                _log.Once(LogSeverity.Warning, "metrics." + answer.Reason, $"{answer.Url} {answer.Text}; metrics are not exported while it does.");
            }

            _hasFailed = !answer.IsDelivered;
            return answer.IsDelivered ? ExportResult.Success : ExportResult.Failure;
        }
        catch (Exception e)
        {
            Faults.Report("ExportMetrics", e);
            return ExportResult.Failure;
        }
    }

    /// <summary>Somebody waits for an export until then; null once nobody does.</summary>
    internal void Limit(Deadline? deadline) => Volatile.Write(ref _flushed, deadline);

    /// <summary>From then on nothing is sent any more.</summary>
    internal void End(Deadline deadline)
    {
        if (deadline.Left >= 0)
        {
            _ended.CancelAfter(deadline.Left);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _exchange.Dispose();
            _ended.Dispose();
        }

        base.Dispose(disposing);
    }

    private Answer Send(ArraySegment<byte> body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _endpoint) { Content = new ByteArrayContent(body.Array!, body.Offset, body.Count) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
        request.Headers.TryAddWithoutValidation("User-Agent", _bodies.UserAgent);
        if (_isOurs)
        {
            Credentials.Stamp(request, _settings);
            if (_projectId() is { } project)
            {
                request.Headers.TryAddWithoutValidation("X-Project-Id", project);
            }
        }

        int limit = Volatile.Read(ref _flushed) is Deadline { Left: >= 0 and var left } ? left : int.MaxValue;
        TimeSpan timeout = TimeSpan.FromMilliseconds(Math.Min(_settings.TimeoutMilliseconds, limit));
        return _exchange.Send(request, timeout, _ended.Token);
    }

    // A fresh options object has read OTEL_EXPORTER_OTLP_*, which may hold another vendor's endpoint and keys: everything is set here.
    private static OtlpExporterOptions Options(TracerSettings settings, Uri endpoint, OtlpBodies bodies) => new()
    {
        Endpoint = endpoint,
        Protocol = OtlpExportProtocol.HttpProtobuf,
        Headers = "",
        Compression = OtlpExportCompression.None,
        TimeoutMilliseconds = settings.TimeoutMilliseconds,
        UserAgentProductIdentifier = "judgeval-dotnet/" + RuntimeVersion.Value,
        HttpClientFactory = () => new HttpClient(bodies) { Timeout = Timeout.InfiniteTimeSpan },
    };
}

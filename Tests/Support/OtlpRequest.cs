using System.IO.Compression;
using System.Text;
using Judgeval.Tests.Otlp;

namespace Judgeval.Tests.Support;

/// <summary>A request as it was received.</summary>
internal sealed record OtlpRequest(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public ExportTraceServiceRequest Traces => ExportTraceServiceRequest.Parser.ParseFrom(Unpacked());

    public ExportMetricsServiceRequest Metrics => ExportMetricsServiceRequest.Parser.ParseFrom(Unpacked());

    private Stream Unpacked()
    {
        var body = new MemoryStream(Body);
        return Headers.TryGetValue("Content-Encoding", out string? encoding) && encoding == "gzip" ? new GZipStream(body, CompressionMode.Decompress) : body;
    }
}

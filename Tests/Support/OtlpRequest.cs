using System.Text;
using Judgeval.Tests.Otlp;

namespace Judgeval.Tests.Support;

/// <summary>A request as it was received.</summary>
internal sealed record OtlpRequest(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public ExportTraceServiceRequest Traces => ExportTraceServiceRequest.Parser.ParseFrom(Body);
}

using System.Globalization;
using System.Text;

namespace Judgeval.Tests.Support.Faults;

/// <summary>The first lines of a request.</summary>
internal sealed record HttpHead(string Path, IReadOnlyDictionary<string, string> Headers)
{
    public bool IsSpans => Path.EndsWith("/traces", StringComparison.Ordinal) || Path.EndsWith("/offline-traces", StringComparison.Ordinal);

    public bool IsPacked => Headers.TryGetValue("Content-Encoding", out string? encoding) && encoding == "gzip";

    public int Length => Headers.TryGetValue("Content-Length", out string? length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0;

    public bool IsChunked => Headers.TryGetValue("Transfer-Encoding", out string? encoding) && encoding == "chunked";

    /// <summary>Null when the client has closed the connection.</summary>
    public static HttpHead? Read(Stream stream)
    {
        string? first = ReadLine(stream);
        if (string.IsNullOrEmpty(first))
        {
            return null;
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (ReadLine(stream) is { Length: > 0 } line)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return new HttpHead(first.Split(' ')[1], headers);
    }

    public static string? ReadLine(Stream stream)
    {
        var line = new StringBuilder();
        while (true)
        {
            int next = stream.ReadByte();
            if (next < 0)
            {
                return null;
            }

            if (next == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)next);
        }
    }
}

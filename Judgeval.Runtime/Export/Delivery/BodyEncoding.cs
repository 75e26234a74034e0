using System.IO.Compression;

namespace Judgeval.Export.Delivery;

/// <summary>Compresses what is worth it, until the server turns out not to read it.</summary>
internal sealed class BodyEncoding(bool isOn)
{
    // Below that the header costs more than is saved.
    private const int Shortest = 1024;

    private volatile bool _isRefused;

    /// <summary>The body, compressed into the buffer if it may be.</summary>
    internal ArraySegment<byte> Encode(ArraySegment<byte> body, MemoryStream buffer, out bool isCompressed)
    {
        isCompressed = isOn && !_isRefused && body.Count >= Shortest;
        if (!isCompressed)
        {
            return body;
        }

        buffer.SetLength(0);
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body.Array!, body.Offset, body.Count);
        }

        return new ArraySegment<byte>(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Whether an answer to a compressed body may mean the compression.</summary>
    internal static bool MayBeRefused(Answer answer) => answer.Status is 400 or 415;

    /// <summary>The server does not read compressed bodies.</summary>
    internal void GiveUp() => _isRefused = true;
}

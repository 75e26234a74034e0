using System.IO.Compression;

namespace Judgeval.Llm.Streams;

/// <summary>Decompresses a copy of a body as it passes, as much of it as can be with the bytes so far.</summary>
internal sealed class BodyDecoder : IDisposable
{
    // What is longer than any answer is made to be long.
    private const long MostBytes = 64L * 1024 * 1024;

    private readonly FeedStream _feed = new();
    private readonly byte[] _plain = new byte[8192];
    private readonly ContentCoding _coding;
    private Stream? _decoder;
    private long _length;

    internal BodyDecoder(ContentCoding coding) => _coding = coding;

    /// <summary>What a <c>Content-Encoding</c> says; null if it is none that can be read here.</summary>
    internal static ContentCoding? CodingOf(string? contentEncoding) => contentEncoding?.Trim().ToUpperInvariant() switch
    {
        null or "" or "IDENTITY" => ContentCoding.None,
        "GZIP" or "X-GZIP" => ContentCoding.Gzip,
        "DEFLATE" => ContentCoding.Deflate,
#if NET
        "BR" => ContentCoding.Brotli,
#endif
        _ => null,
    };

    internal void Feed(ReadOnlySpan<byte> compressed) => _feed.Feed(compressed);

    /// <summary>The next bytes, valid until the next call; none until more is fed.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such compression.</exception>
    internal ReadOnlySpan<byte> Read()
    {
        _decoder ??= Begin();
        int read = _decoder is null || _length >= MostBytes ? 0 : _decoder.Read(_plain, 0, _plain.Length);
        _length += read;
        return new ReadOnlySpan<byte>(_plain, 0, read);
    }

    public void Dispose()
    {
        _decoder?.Dispose();
        _feed.Dispose();
    }

    private Stream? Begin()
    {
        switch (_coding)
        {
            case ContentCoding.Gzip:
                return new GZipStream(_feed, CompressionMode.Decompress);
#if NET
            case ContentCoding.Brotli:
                return new BrotliStream(_feed, CompressionMode.Decompress);
#endif
            default:
                return _feed.Available < 2 ? null : BeginDeflate();
        }
    }

    // The standard means zlib's format, but some servers leave its header out.
    private DeflateStream BeginDeflate()
    {
        ReadOnlySpan<byte> start = _feed.Peek();
        if ((start[0] & 0x0F) == 8 && ((start[0] << 8) | start[1]) % 31 == 0)
        {
            _feed.Skip(2);
        }

        return new DeflateStream(_feed, CompressionMode.Decompress);
    }
}

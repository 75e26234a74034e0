using System.IO.Compression;
using Judgeval.Llm.Streams;
using Judgeval.Llm.Wire.Responses;
using Judgeval.Llm.Wire.Streaming;

namespace Judgeval.Tests.Runtime.Llm;

/// <summary>An answer that is read through a <see cref="TeeStream"/>, and what its observer said.</summary>
internal sealed class Watched
{
    private int _ends;

    internal Watched(WireSample sample, Stream body, string? coding = null, long? length = null, Func<long>? clock = null)
    {
        var reader = new LlmResponseReader(sample.Api, sample.StatusCode, withContent: true);
        var observer = new ResponseObserver(reader, coding, clock ?? (() => 0), (end, exception, facts) =>
        {
            Assert.Equal(1, ++_ends);
            (End, Exception, Facts) = (end, exception, facts);
        });
        Stream = new TeeStream(body, observer, length);
    }

    internal TeeStream Stream { get; }

    internal StreamEnd? End { get; private set; }

    internal Exception? Exception { get; private set; }

    internal LlmResponseFacts? Facts { get; private set; }

    internal static byte[] Compressed(byte[] bytes, string? coding)
    {
        using var compressed = new MemoryStream();
        using (Stream compressor = coding switch
        {
            "gzip" => new GZipStream(compressed, CompressionMode.Compress, leaveOpen: true),
            "deflate" => new ZLibStream(compressed, CompressionMode.Compress, leaveOpen: true),
            "br" => new BrotliStream(compressed, CompressionMode.Compress, leaveOpen: true),
            _ => new BufferedStream(compressed),
        })
        {
            compressor.Write(bytes);
            compressor.Flush();
            return coding is null ? compressed.ToArray() : Closed(compressor, compressed);
        }
    }

    private static byte[] Closed(Stream compressor, MemoryStream compressed)
    {
        compressor.Dispose();
        return compressed.ToArray();
    }
}

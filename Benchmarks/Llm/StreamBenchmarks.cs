using System.Text;
using BenchmarkDotNet.Attributes;
using Judgeval.Llm.Streams;
using Judgeval.Llm.Wire.Routing;
using Judgeval.Llm.Wire.Streaming;

namespace Judgeval.Benchmarks.Llm;

/// <summary>What it costs to watch a streamed answer, for each of its chunks: it must be less than 2 µs. The baseline is the stream that nobody watches.</summary>
[MemoryDiagnoser]
public class StreamBenchmarks
{
    private const int Chunks = 1000;

    private readonly byte[] _buffer = new byte[4096];
    private byte[][] _chat = [];
    private byte[][] _anthropic = [];

    [GlobalSetup]
    public void Setup()
    {
        _chat = Stream(
            "data: {\"id\":\"chatcmpl-CDE4kqzRAkDRHwf0OBDFGMtYLWVCf\",\"object\":\"chat.completion.chunk\",\"created\":1757320000,\"model\":\"gpt-4o-2024-08-06\","
            + "\"service_tier\":\"default\",\"system_fingerprint\":\"fp_cbf1785567\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\" token\"},\"logprobs\":null,\"finish_reason\":null}],"
            + "\"usage\":null,\"obfuscation\":\"a1b2c3\"}\n\n");
        _anthropic = Stream(
            "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\" token\"}}\n\n");
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Chunks)]
    public int Unwatched() => ReadAll(new ChunkStream(_chat));

    [Benchmark(OperationsPerInvoke = Chunks)]
    public int Chat() => ReadAll(Watch(new ChunkStream(_chat), LlmApi.ChatCompletions));

    [Benchmark(OperationsPerInvoke = Chunks)]
    public int Anthropic() => ReadAll(Watch(new ChunkStream(_anthropic), LlmApi.AnthropicMessages));

    private static byte[][] Stream(string chunk) => [.. Enumerable.Repeat(Encoding.UTF8.GetBytes(chunk), Chunks)];

    private static TeeStream Watch(Stream stream, LlmApi api)
    {
        var reader = new LlmResponseReader(api, statusCode: 200, withContent: true);
        return new TeeStream(stream, new ResponseObserver(reader, contentEncoding: null, System.Diagnostics.Stopwatch.GetTimestamp, static (_, _, _) => { }));
    }

    private int ReadAll(Stream stream)
    {
        using (stream)
        {
            int total = 0;
            for (int read = stream.Read(_buffer); read > 0; read = stream.Read(_buffer))
            {
                total += read;
            }

            return total;
        }
    }
}

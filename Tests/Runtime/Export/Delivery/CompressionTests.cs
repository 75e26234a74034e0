using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Export.Delivery;

public sealed class CompressionTests
{
    [Fact]
    public async Task bodies_that_are_worth_it_are_compressed()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using Tracer tracer = Start(server);

        Run("short");
        Assert.True(tracer.Flush());
        Run(new string('a', 2000));
        Assert.True(tracer.Flush());

        Assert.Equal(["none", "gzip"], Encodings(server));
        Assert.Equal(2, server.Spans.Count);
        Assert.Equal(server.TraceRequests.Sum(static request => request.Body.Length), tracer.ReadDiagnostics().BytesSent);
    }

    [Theory]
    [InlineData("none", null)]
    [InlineData(null, "none")]
    [InlineData("NONE", "gzip")]
    public async Task compression_can_be_turned_off(string? option, string? variable)
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using Tracer tracer = Start(server, option, variable);

        Run(new string('a', 2000));

        Assert.True(tracer.Flush());
        Assert.Equal(["none"], Encodings(server));
    }

    [Fact]
    public async Task a_server_that_does_not_read_compressed_bodies_gets_no_more_of_them()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        server.RefusesCompression = true;
        using Tracer tracer = Start(server);

        Run(new string('a', 2000));
        Assert.True(tracer.Flush());
        Run(new string('b', 2000));
        Assert.True(tracer.Flush());

        Assert.Equal(["gzip", "none", "none"], Encodings(server));
        Assert.Equal((2, 0), (tracer.ReadDiagnostics().Exported, tracer.ReadDiagnostics().Dropped));
    }

    [Fact]
    public async Task a_bad_request_is_one_without_compression_too()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        server.Status = 400;
        using Tracer tracer = Start(server);
        Run(new string('a', 2000));
        Assert.False(tracer.Flush());
        server.Status = 200;
        Run(new string('b', 2000));
        Assert.True(tracer.Flush());

        Assert.Equal(["gzip", "none", "gzip"], Encodings(server));
    }

    [Fact]
    public void an_unknown_compression_is_told_with_what_is_allowed()
    {
        var warnings = new StringWriter();
        TracerOptions options = JudgmentAccount.Options(JudgmentAccount.Nowhere, warnings);
        using (Tracer.Create(options, static key => key == "JUDGMENT_COMPRESSION" ? "zip" : null))
        {
            Assert.Contains("JUDGMENT_COMPRESSION is 'zip', which is not gzip or none", warnings.ToString(), StringComparison.Ordinal);
        }

        options.Compression = "brotli";
        Assert.Contains("Compression is 'brotli', which is not gzip or none", Assert.Throws<ArgumentException>(() => Tracer.Create(options, static _ => null)).Message, StringComparison.Ordinal);
    }

    private static string[] Encodings(OtlpServer server) => [.. server.TraceRequests.Select(static request => request.Headers.GetValueOrDefault("Content-Encoding", "none"))];

    private static void Run(string output) => HandWoven.Call(HandWoven.Method("Run"), () => output);

    private static Tracer Start(OtlpServer server, string? option = null, string? variable = null)
    {
        TracerOptions options = JudgmentAccount.Options(server.Url);
        options.Compression = option;
        return JudgmentAccount.Start(options, key => key == "JUDGMENT_COMPRESSION" ? variable : null);
    }
}

using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Text;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Diagnostics;

public sealed class SecretLogTests
{
    private const string Key = "the-very-secret-key-of-this-test";

    [Fact]
    public async Task a_key_is_in_no_line_and_no_event_whatever_the_server_says()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using var listener = new AllEvents();
        var logger = new LineLogger();
        TracerOptions options = JudgmentAccount.Options(server.Url.Replace("://", "://user:" + Key + "@", StringComparison.Ordinal));
        options.ApiKey = Key;
        options.LoggerFactory = logger;
        byte[] message = Encoding.UTF8.GetBytes($"'{Key}' may not");
        server.Answer = [0x0A, (byte)(message.Length + 4), 0x08, 0x01, 0x12, (byte)message.Length, .. message];
        Tracer tracer = JudgmentAccount.Start(options);
        Run(tracer);
        foreach (int status in (int[])[400, 401, 503])
        {
            server.Status = status;
            Run(tracer);
        }

        await server.DisposeAsync();
        Run(tracer);
        tracer.Dispose();

        Assert.Contains(logger.Lines, static line => line.Contains("may not", StringComparison.Ordinal));
        Assert.Contains(logger.Lines, static line => line.Contains("cannot be reached", StringComparison.Ordinal));
        Assert.True(logger.Lines.Count >= 5);
        Assert.DoesNotContain(logger.Lines, static line => line.Contains(Key, StringComparison.Ordinal));
        Assert.NotEmpty(AllEvents.Heard);
        Assert.DoesNotContain(AllEvents.Heard, static line => line.Contains(Key, StringComparison.Ordinal));
    }

    private static void Run(Tracer tracer)
    {
        HandWoven.Run(HandWoven.Method("Run"), static () => { });
        Assert.False(tracer.Flush());
    }

    private sealed class AllEvents : EventListener
    {
        // The base constructor calls the overrides before this class has its fields.
        public static readonly ConcurrentQueue<string> Heard = new();

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "Judgeval-Runtime" || eventSource.Name.StartsWith("OpenTelemetry-", StringComparison.Ordinal))
            {
                EnableEvents(eventSource, EventLevel.Verbose);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) => Heard.Enqueue(string.Join(' ', eventData.Payload ?? (IEnumerable<object?>)[]));
    }
}

using System.Diagnostics;
using System.Text.Json;
using Judgeval.Spans;
using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Export;

/// <summary>What limits and redaction leave is what arrives.</summary>
public sealed class LimitExportTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("judgeval-");

    [Fact]
    public async Task the_result_arrives_however_many_attributes_the_program_sets()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using Tracer tracer = Start(new TracerOptions { ProjectName = "shop", ApiKey = "key", OrganizationId = "org", ApiUrl = server.Url });

        HandWoven.Call(HandWoven.Method("Find"), static () =>
        {
            for (int i = 0; i < 200; i++)
            {
                Activity.Current!.SetTag($"user.{i}", i);
            }

            return "found";
        });
        Assert.True(tracer.Flush());

        Span span = Assert.Single(server.Spans);
        Assert.Equal(128, span.Attributes.Count);
        Assert.Equal("found", span.Attributes.Text("judgment.output"));
    }

    [Fact]
    public async Task what_is_redacted_never_arrives()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using Tracer tracer = Start(new TracerOptions
        {
            ProjectName = "shop",
            ApiKey = "key",
            OrganizationId = "org",
            ApiUrl = server.Url,
            Redact = static (_, text) => text.Contains("drop", StringComparison.Ordinal) ? null : text.Replace("ann", "***", StringComparison.Ordinal),
        });

        Assert.Throws<IOException>(static () => HandWoven.Call<string, string>(HandWoven.Method("Find", ["user"]), "ann", static _ => throw new IOException("ann is gone")));
        HandWoven.Call(HandWoven.Method("Drop", ["user"]), "drop ann", static user => user);
        Assert.True(tracer.Flush());

        Assert.DoesNotContain("ann", string.Concat(server.TraceRequests.SelectMany(static request => request.Traces.ResourceSpans).Select(static resource => resource.ToString())), StringComparison.Ordinal);
        Assert.Equal("""{"user":"***"}""", Assert.Single(server.Spans, static span => span.Name == "Find").Attributes.Text("judgment.input"));
        Assert.DoesNotContain(Assert.Single(server.Spans, static span => span.Name == "Drop").Attributes, static attribute => attribute.Key is "judgment.input" or "judgment.output");
    }

    [Fact]
    public void a_file_has_no_more_events_and_links_than_allowed_and_counts_the_rest()
    {
        string path = Path.Combine(_directory.FullName, "traces.jsonl");
        using Tracer tracer = Start(new TracerOptions { Exporters = ["file"], FilePath = path }, new() { ["OTEL_SPAN_EVENT_COUNT_LIMIT"] = "2", ["OTEL_SPAN_LINK_COUNT_LIMIT"] = "1" });

        HandWoven.Run(HandWoven.Method("Busy"), static () =>
        {
            for (int i = 0; i < 5; i++)
            {
                Activity.Current!.AddEvent(new ActivityEvent($"event{i}"));
                Activity.Current!.AddLink(new ActivityLink(Activity.Current!.Context));
            }
        });
        Assert.True(tracer.Flush());

        using JsonDocument line = JsonDocument.Parse(File.ReadAllText(path));
        JsonElement span = line.RootElement.GetProperty("resourceSpans")[0].GetProperty("scopeSpans")[0].GetProperty("spans")[0];
        Assert.Equal(["event0", "event1"], span.GetProperty("events").EnumerateArray().Select(static occurrence => occurrence.GetProperty("name").GetString()));
        Assert.Equal((3, 1, 4), (span.GetProperty("droppedEventsCount").GetInt32(), span.GetProperty("links").GetArrayLength(), span.GetProperty("droppedLinksCount").GetInt32()));
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private static Tracer Start(TracerOptions options, Dictionary<string, string>? environment = null)
    {
        options.WarningWriter = new StringWriter();
        Tracer tracer = Tracer.Create(options, key => environment?.GetValueOrDefault(key));
        TracerScope.SetOverride(tracer);
        return tracer;
    }
}

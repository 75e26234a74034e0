using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Judgeval.Spans;
using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Export;

public sealed class FileExportTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("judgeval-");

    private string FilePath => Path.Combine(_directory.FullName, "new", "traces.jsonl");

    [Fact]
    public void each_batch_is_a_line_of_otlp_json()
    {
        using Tracer tracer = Start(FilePath);
        using var foreign = ForeignSource.Recorded();
        using Activity ambient = foreign.Start("request");

        Record.Exception(() => HandWoven.Run(HandWoven.Method("Root", kind: "agent"), static () =>
        {
            Activity.Current!.SetTag("int", 42).SetTag("long", long.MaxValue).SetTag("double", 1.5).SetTag("nan", double.NaN).SetTag("flag", true)
                .SetTag("list", new[] { "a", "b" }).SetTag("bytes", new byte[] { 1, 2 }).SetTag("other", new Uri("http://x/"));
            HandWoven.Call(HandWoven.Method("Child"), static () => "ünïcode \"quoted\"");
            throw new IOException("broken");
        }));
        Assert.True(tracer.Flush());
        HandWoven.Run(HandWoven.Method("Second"), static () => { });
        Assert.True(tracer.Flush());

        string[] lines = File.ReadAllLines(FilePath);
        Assert.Equal(2, lines.Length);
        TracesData first = Parse(lines[0]);
        Assert.Equal("files", first.ResourceSpans[0].Resource.Attributes.Text("service.name"));
        ScopeSpans scope = Assert.Single(first.ResourceSpans[0].ScopeSpans);
        Assert.Equal("judgeval", scope.Scope.Name);
        Span root = Assert.Single(scope.Spans, span => span.Name == "Root");
        Span child = Assert.Single(scope.Spans, span => span.Name == "Child");
        Assert.Equal(16, root.TraceId.Length);
        Assert.Equal(8, root.SpanId.Length);
        Assert.Equal(root.SpanId, child.ParentSpanId);
        Assert.Empty(root.ParentSpanId);
        Assert.Equal(Span.Types.SpanKind.Internal, root.Kind);
        Assert.True(root.StartTimeUnixNano <= child.StartTimeUnixNano && child.EndTimeUnixNano <= root.EndTimeUnixNano);
        Assert.Equal("ünïcode \"quoted\"", child.Attributes.Text("judgment.output"));
        Assert.Equal(Status.Types.StatusCode.Error, root.Status.Code);
        Assert.Equal("broken", root.Status.Message);
        Assert.Equal(Status.Types.StatusCode.Unset, child.Status.Code);
        Assert.Equal("exception", Assert.Single(root.Events).Name);
        Assert.Equal(ambient.SpanId.ToHexString(), Convert.ToHexStringLower(Assert.Single(root.Links).SpanId.Span));
        AssertValues(root);
        Assert.Equal("Second", Assert.Single(Parse(lines[1]).ResourceSpans[0].ScopeSpans[0].Spans).Name);
    }

    [Fact]
    public void ids_are_hexadecimal_and_times_are_strings()
    {
        using Tracer tracer = Start(FilePath);

        HandWoven.Run(HandWoven.Method("Run"), static () => { });
        Assert.True(tracer.Flush());

        JsonNode span = JsonNode.Parse(File.ReadAllText(FilePath))!["resourceSpans"]![0]!["scopeSpans"]![0]!["spans"]![0]!;
        Assert.Matches("^[0-9a-f]{32}$", span["traceId"]!.GetValue<string>());
        Assert.Matches("^[0-9a-f]{16}$", span["spanId"]!.GetValue<string>());
        Assert.Equal(JsonValueKind.String, span["startTimeUnixNano"]!.GetValueKind());
        Assert.Equal(1, span["kind"]!.GetValue<int>());
    }

    [Fact]
    public void a_path_that_cannot_be_written_is_told_once()
    {
        var warnings = new StringWriter();
        using Tracer tracer = Start(_directory.FullName, warnings);

        for (int i = 0; i < 2; i++)
        {
            HandWoven.Run(HandWoven.Method("Run"), static () => { });
            Assert.False(tracer.Flush());
        }

        Assert.Contains(_directory.FullName, Assert.Single(warnings.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private static void AssertValues(Span span)
    {
        var values = span.Attributes.ToDictionary(attribute => attribute.Key, attribute => attribute.Value);
        Assert.Equal(42, values["int"].IntValue);
        Assert.Equal(long.MaxValue, values["long"].IntValue);
        Assert.Equal(1.5, values["double"].DoubleValue);
        Assert.True(double.IsNaN(values["nan"].DoubleValue));
        Assert.True(values["flag"].BoolValue);
        Assert.Equal(["a", "b"], values["list"].ArrayValue.Values.Select(value => value.StringValue));
        Assert.Equal([1, 2], values["bytes"].BytesValue.ToByteArray());
        Assert.Equal("http://x/", values["other"].StringValue);
    }

    // Protobuf's own JSON has ids in Base64; OTLP's are hexadecimal. Unknown fields are an error to this parser.
    private static TracesData Parse(string line)
    {
        JsonNode json = JsonNode.Parse(line)!;
        foreach (JsonNode? span in json["resourceSpans"]!.AsArray().SelectMany(r => r!["scopeSpans"]!.AsArray()).SelectMany(s => s!["spans"]!.AsArray()))
        {
            foreach (JsonNode node in new[] { span! }.Concat(span!["links"]!.AsArray().Select(link => link!)))
            {
                foreach (string key in new[] { "traceId", "spanId", "parentSpanId" })
                {
                    if (node[key] is { } id)
                    {
                        node[key] = Convert.ToBase64String(Convert.FromHexString(id.GetValue<string>()));
                    }
                }
            }
        }

        return new JsonParser(JsonParser.Settings.Default.WithIgnoreUnknownFields(false)).Parse<TracesData>(json.ToJsonString());
    }

    private static Tracer Start(string path, TextWriter? warnings = null)
    {
        var options = new TracerOptions { ProjectName = "files", Exporters = ["file"], FilePath = path, WarningWriter = warnings ?? new StringWriter() };
        Tracer tracer = Tracer.Create(options, static _ => null);
        TracerScope.SetOverride(tracer);
        return tracer;
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Judgeval.Spans;
using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Spans;

/// <summary>Evaluations that spans ask for, as they arrive at the server.</summary>
public sealed class EvaluationTests : IDisposable
{
    private const string Key = "judgment.pending_trace_eval";

    private readonly StringWriter _warnings = new();

    public void Dispose() => _warnings.Dispose();

    [Fact]
    public async Task an_evaluation_names_the_judge_the_example_and_the_span()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        var example = new Example { Name = "capital", ["input"] = "Größe?", ["scores"] = new[] { 1, 2 }, ["trace_id"] = "mine", ["nothing"] = null };
        DateTimeOffset before = DateTimeOffset.UtcNow.AddMilliseconds(-1);

        Span span = await RunAsync(server, () => Tracer.AsyncEvaluate("helpful\"ness", example));

        string text = span.Attributes.Text(Key)!;
        JsonElement entry = Assert.Single(Entries(span));
        JsonElement asked = Assert.Single(entry.GetProperty("examples").EnumerateArray());
        string id = asked.GetProperty("example_id").GetString()!;
        string created = asked.GetProperty("created_at").GetString()!;
        Assert.Equal(
            $$$"""[{"project_id":"{{{server.ProjectId}}}","eval_name":"async_evaluate_helpful\"ness_0","judges":[{"name":"helpful\"ness"}],"examples":[{"name":"capital","input":"Größe?","scores":[1,2],"nothing":null,"example_id":"{{{id}}}","created_at":"{{{created}}}","trace_id":"{{{Hex(span.TraceId)}}}","span_id":"{{{Hex(span.SpanId)}}}"}],"is_offline":false,"is_behavior":false}]""",
            text);
        Assert.True(Guid.TryParse(id, out _) && id != example.ExampleId);
        Assert.EndsWith("+00:00", created, StringComparison.Ordinal);
        Assert.InRange(DateTimeOffset.Parse(created, CultureInfo.InvariantCulture), before, DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task each_call_adds_one_with_its_number()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        var example = new Example();

        Span span = await RunAsync(server, () => Parallel.For(0, 20, _ => Tracer.AsyncEvaluate("a", example)));

        List<JsonElement> entries = Entries(span);
        Assert.Equal(Enumerable.Range(0, 20).Select(static n => $"async_evaluate_a_{n}"), entries.Select(static entry => entry.GetProperty("eval_name").GetString()));
        Assert.Equal(20, entries.Select(static entry => entry.GetProperty("examples")[0].GetProperty("example_id").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task a_project_that_was_unknown_is_filled_in_before_the_export()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.ResolveGate = gate.Task;

        Span span = await RunAsync(server, () =>
        {
            Tracer.AsyncEvaluate("a");
            Assert.Null(Tracer.Active!.ProjectId);
            gate.SetResult();
        });

        Assert.Equal(server.ProjectId, Assert.Single(Entries(span)).GetProperty("project_id").GetString());
    }

    [Fact]
    public async Task a_trace_of_another_project_is_evaluated_there()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        server.ProjectIds["billing"] = "id-of-billing";

        Span span = await RunAsync(server, static () =>
        {
            Tracer.AsyncEvaluate("before");
            Tracer.OverrideProject("billing");
            Tracer.AsyncEvaluate("after");
        });

        Assert.Equal(["id-of-billing", "id-of-billing"], Entries(span).Select(static entry => entry.GetProperty("project_id").GetString()));
    }

    [Fact]
    public async Task a_bad_value_costs_that_one_only()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();

        Span span = await RunAsync(server, static () =>
        {
            Tracer.AsyncEvaluate("bad", new Example { ["bad"] = new Bad(), ["good"] = 1, ["key"] = "sk-abcdefghijklmnopqrstuvwxyz0123456789" });
            Tracer.AsyncEvaluate("good", new Example { ["good"] = 2 });
        });

        List<JsonElement> entries = Entries(span);
        Assert.Equal(2, entries.Count);
        Assert.Equal([1, 2], entries.Select(static entry => entry.GetProperty("examples")[0].GetProperty("good").GetInt32()));
        Assert.DoesNotContain("abcdefghij", span.Attributes.Text(Key), StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_users_redaction_sees_each_value()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();

        Span span = await RunAsync(
            server,
            static () => Tracer.AsyncEvaluate("a", new Example { ["gone"] = "gone", ["text"] = "text", ["kept"] = 1 }),
            static options => options.Redact = static (key, text) => key != Key ? text : text switch { "\"gone\"" => null, "\"text\"" => "no JSON", _ => text });

        JsonElement asked = Assert.Single(Entries(span)).GetProperty("examples")[0];
        Assert.False(asked.TryGetProperty("gone", out _));
        Assert.Equal("no JSON", asked.GetProperty("text").GetString());
        Assert.Equal(1, asked.GetProperty("kept").GetInt32());
    }

    [Fact]
    public async Task a_span_takes_so_many_and_so_much()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();

        Span many = await RunAsync(server, static () =>
        {
            for (int i = 0; i < 100; i++)
            {
                Tracer.AsyncEvaluate("a");
            }
        });
        Assert.Equal(PendingEvaluations.MostEntries, Entries(many).Count);
        Assert.Contains("evaluations", Assert.Single(_warnings.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);

        await using OtlpServer other = await OtlpServer.StartAsync();
        Span much = await RunAsync(other, static () =>
        {
            var large = new Example();
            for (int i = 0; i < 10; i++)
            {
                large["v" + i.ToString(CultureInfo.InvariantCulture)] = new string('x', 60_000);
            }

            Tracer.AsyncEvaluate("fits", large);
            Tracer.AsyncEvaluate("does not", large);
            Tracer.AsyncEvaluate("fits too");
        });
        Assert.Equal(60_000, Entries(much)[0].GetProperty("examples")[0].GetProperty("v9").GetString()!.Length);
        Assert.Equal(["fits", "fits too"], Entries(much).Select(static entry => entry.GetProperty("judges")[0].GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("JUDGMENT_EVALUATIONS", "false")]
    [InlineData("JUDGMENT_MONITORING", "false")]
    [InlineData("JUDGMENT_SAMPLE_RATE", "0")]
    [InlineData("JUDGMENT_EXPORTERS", "")]
    public async Task nothing_is_asked_for_when_it_is_off_or_not_recorded(string key, string value)
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        var collector = new SpanCollector();
        TracerOptions options = JudgmentAccount.Options(server.Url, _warnings);
        options.Processors.Add(collector);
        options.Exporters = key == "JUDGMENT_EXPORTERS" ? [] : null;
        using Tracer tracer = JudgmentAccount.Start(options, name => name == key ? value : null);

        HandWoven.Run(HandWoven.Method("Run"), static () => Tracer.AsyncEvaluate("a"));

        Assert.True(tracer.Flush());
        Assert.All(collector.Ended, static span => Assert.Null(span.GetTagItem(Key)));
        Assert.Equal(key is "JUDGMENT_EVALUATIONS" or "JUDGMENT_EXPORTERS" ? 1 : 0, collector.Ended.Count);
        Assert.Equal("", _warnings.ToString());
    }

    [Fact]
    public async Task without_a_judge_or_a_span_nothing_happens()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        Tracer.AsyncEvaluate("no tracer");

        Span span = await RunAsync(server, static () =>
        {
            Tracer.AsyncEvaluate(" ");
            Tracer.AsyncEvaluate(null!);
        });
        Tracer.AsyncEvaluate("no span");

        Assert.Null(span.Attributes.Text(Key));
        Assert.Equal("", _warnings.ToString());
    }

    private async Task<Span> RunAsync(OtlpServer server, Action body, Action<TracerOptions>? configure = null)
    {
        TracerOptions options = JudgmentAccount.Options(server.Url, _warnings);
        configure?.Invoke(options);
        await using Tracer tracer = JudgmentAccount.Start(options);
        HandWoven.Run(HandWoven.Method("Run"), body);
        Assert.True(await tracer.FlushAsync());
        return Assert.Single(server.Spans);
    }

    private static List<JsonElement> Entries(Span span) => [.. JsonDocument.Parse(span.Attributes.Text(Key)!).RootElement.EnumerateArray()];

    private static string Hex(Google.Protobuf.ByteString id) => Convert.ToHexStringLower(id.Span);

    private sealed class Bad
    {
        public string Value => throw new InvalidOperationException("bad");
    }
}

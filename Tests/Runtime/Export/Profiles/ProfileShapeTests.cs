using Judgeval.CompilerServices;
using Judgeval.Export.Profiles;
using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Export.Profiles;

/// <summary>Profiles on spans that are not plain calls.</summary>
public sealed class ProfileShapeTests
{
    private const AttributeProfiles Foreign = AttributeProfiles.TraceRoot | AttributeProfiles.Traccia | AttributeProfiles.OpenInference;

    [Fact]
    public async Task an_error_is_told_under_the_same_names_and_as_an_event()
    {
        IReadOnlyList<Span> spans = await ProfiledRun.OfAsync(Foreign, static () =>
            Record.Exception(static () => HandWoven.Run(HandWoven.Method("Book", kind: "tool"), static () => throw new IOException("full"))));

        Span span = Assert.Single(spans);
        Assert.Equal(Status.Types.StatusCode.Error, span.Status.Code);
        Assert.Equal("full", span.Status.Message);
        Assert.Equal("System.IO.IOException", span.Attributes.Text("error.type"));
        Assert.Equal("full", span.Attributes.Text("error.message"));
        Assert.Equal("TOOL", span.Attributes.Text("openinference.span.kind"));
        Assert.Null(span.Attributes.Text("output.value"));
        Assert.Equal("exception", Assert.Single(span.Events).Name);
    }

    [Fact]
    public async Task an_iterator_has_the_kind_that_was_declared_and_its_items_have_none()
    {
        IReadOnlyList<Span> spans = await ProfiledRun.OfAsync(Foreign, static () =>
            Assert.Equal(2, HandWoven.Sequence(HandWoven.Method("Pages", options: ObservedMethodOptions.DeclaredKind, kind: "tool"), new[] { "a", "b" }).Count()));

        IReadOnlyList<string> lines = ProfiledRun.Lines(spans);
        Assert.Equal(3, spans.Count);
        Assert.Equal(["Pages span.type=span", "Pages span.type=span", "Pages span.type=tool"], lines.Where(static line => line.Contains(" span.type=", StringComparison.Ordinal)));
        Assert.Contains("Pages output.value=a", lines);
        Assert.Contains("Pages traceroot.span.path=[Pages Pages]", lines);
        Assert.Contains("Pages traceroot.span.output=<generator>", lines);
    }

    [Fact]
    public async Task what_the_program_wrote_itself_stays()
    {
        IReadOnlyList<Span> spans = await ProfiledRun.OfAsync(Foreign, static () => Tracer.Span("chat", static () =>
        {
            Tracer.SetInput("recorded");
            Tracer.SetAttribute("input.value", "mine");
        }));

        Span span = Assert.Single(spans);
        Assert.Equal("mine", span.Attributes.Text("input.value"));
        Assert.Equal("recorded", span.Attributes.Text("traceroot.span.input"));
    }

    [Fact]
    public async Task a_parameter_never_says_what_the_span_is()
    {
        IReadOnlyList<Span> spans = await ProfiledRun.OfAsync(Foreign, static () =>
            HandWoven.Call(HandWoven.Method("Ask", ["model"]), "gpt-4o", static _ => 1));

        Span span = Assert.Single(spans);
        Assert.Equal("gpt-4o", span.Attributes.Text("input.args.model"));
        Assert.Equal("span", span.Attributes.Text("span.type"));
        Assert.Null(span.Attributes.Text("model"));
        Assert.Null(span.Attributes.Text("llm.model"));
    }

    [Fact]
    public async Task the_agent_of_a_scope_comes_before_the_service()
    {
        IReadOnlyList<Span> spans = await ProfiledRun.OfAsync(AttributeProfiles.Traccia, static () =>
        {
            using (Tracer.RunIdentity(agentId: "planner-1", environment: "eu"))
            {
                HandWoven.Run(HandWoven.Method("Plan"), static () => { });
            }
        });

        Span span = Assert.Single(spans);
        Assert.Equal("planner-1", span.Attributes.Text("agent.id"));
        Assert.Equal("planner-1", span.Attributes.Text("agent.name"));
        Assert.Equal("eu", span.Attributes.Text("env"));
        Assert.Equal("eu", span.Attributes.Text("environment"));
    }

    [Fact]
    public async Task the_path_of_deep_recursion_is_its_nearest_part()
    {
        IReadOnlyList<Span> spans = await ProfiledRun.OfAsync(AttributeProfiles.TraceRoot, static () => Recurse(SpanPath.MostSpans + 5));

        Span deepest = Assert.Single(spans, static span => span.Name == "1");
        Assert.Equal(Enumerable.Range(1, SpanPath.MostSpans).Reverse().Select(static depth => $"{depth}"), Array(deepest, "traceroot.span.path"));
        Assert.Equal(SpanPath.MostSpans - 1, Array(deepest, "traceroot.span.ids_path").Count);
        Assert.All(spans, static span => Assert.InRange(Array(span, "traceroot.span.path").Count, 1, SpanPath.MostSpans));

        static void Recurse(int depth) => Tracer.Span($"{depth}", () =>
        {
            if (depth > 1)
            {
                Recurse(depth - 1);
            }
        });
    }

    [Fact]
    public async Task the_path_passes_over_what_others_started()
    {
        IReadOnlyList<Span> spans = await ProfiledRun.OfAsync(AttributeProfiles.TraceRoot, static () => Tracer.Span("outer", static () =>
        {
            using var foreign = ForeignSource.Recorded();
            using (foreign.Start("request"))
            {
                Tracer.Span("inner", static () => { });
            }
        }));

        Span inner = Assert.Single(spans, static span => span.Name == "inner");
        Assert.Equal(["outer", "inner"], Array(inner, "traceroot.span.path"));
        Assert.Equal([ProfiledRun.IdOf(spans, "outer")], Array(inner, "traceroot.span.ids_path"));
    }

    [Fact]
    public async Task a_spans_arguments_are_bounded()
    {
        string json = "{" + string.Join(",", Enumerable.Range(0, 100).Select(static i => $"\"a{i}\":{i}")) + "}";

        IReadOnlyList<Span> spans = await ProfiledRun.OfAsync(AttributeProfiles.Traccia, () => Tracer.Span("many", () => Tracer.SetInput(json)));

        Assert.Equal(32, Assert.Single(spans).Attributes.Count(static attribute => attribute.Key.StartsWith("input.args.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task every_exporter_sees_the_same_and_the_console_still_shows_what_was_left_out()
    {
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".jsonl");
        var console = new StringWriter();
        try
        {
            IReadOnlyList<Span> spans = await ProfiledRun.OfAsync(
                AttributeProfiles.Traccia,
                static () => HandWoven.Call(HandWoven.Method("Search", ["query"], kind: "tool"), "tea", static _ => "found"),
                options =>
                {
                    options.Exporters = ["otlp", "console", "file"];
                    options.ConsoleWriter = console;
                    options.FilePath = path;
                });

            Assert.Equal("found", Assert.Single(spans).Attributes.Text("result"));
            string file = await File.ReadAllTextAsync(path);
            Assert.Contains("\"result\"", file, StringComparison.Ordinal);
            Assert.DoesNotContain("judgment.", file, StringComparison.Ordinal);
            Assert.Contains("Search [tool]", console.ToString(), StringComparison.Ordinal);
            Assert.Contains("output: found", console.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static List<string> Array(Span span, string key) => [.. span.Attributes.Single(attribute => attribute.Key == key).Value.ArrayValue.Values.Select(static value => value.StringValue)];
}

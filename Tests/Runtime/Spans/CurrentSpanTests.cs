using System.Diagnostics;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Spans;

public sealed class CurrentSpanTests
{
    [Fact]
    public void it_is_the_nearest_span_of_the_tracer()
    {
        using var tracer = new TestTracer();
        using var foreign = ForeignSource.Recorded();
        using Activity request = foreign.Start("request");
        Assert.Null(Tracer.CurrentSpan.Activity);

        using (SpanScope outer = Tracer.Span("outer"))
        {
            Assert.Same(outer.Activity, Tracer.CurrentSpan.Activity);
            using Activity http = foreign.Start("GET");
            using Activity connect = foreign.Start("connect");
            Assert.Same(outer.Activity, Tracer.CurrentSpan.Activity);
            Tracer.SetAttribute("where", "outer");
            using (SpanScope inner = Tracer.Span("inner"))
            {
                Assert.Same(inner.Activity, Tracer.CurrentSpan.Activity);
            }

            Assert.Same(outer.Activity, Tracer.CurrentSpan.Activity);
        }

        Assert.Null(Tracer.CurrentSpan.Activity);
        Assert.Equal("outer", tracer.Named("outer").GetTagItem("where"));
        Assert.Equal(tracer.Named("outer").SpanId, tracer.Named("inner").ParentSpanId);
    }

    [Fact]
    public void it_is_the_span_of_an_observed_method_too()
    {
        using var tracer = new TestTracer();

        HandWoven.Run(HandWoven.Method("Observed"), static () =>
        {
            Tracer.SetToolSpan();
            Tracer.SetInput(new { City = "Bern" });
        });

        Assert.Equal("tool", tracer.Single().GetTagItem("judgment.span_kind"));
        Assert.Equal("""{"City":"Bern"}""", tracer.Single().GetTagItem("judgment.input"));
    }

    [Fact]
    public void a_span_of_another_tracer_in_between_is_skipped()
    {
        using var outer = new TestTracer();
        using SpanScope first = Tracer.Span("first");
        using var inner = new TestTracer();
        using SpanScope second = Tracer.Span("second");
        Assert.Same(second.Activity, Tracer.CurrentSpan.Activity);

        Judgeval.Spans.TracerScope.SetOverride(outer.Tracer);

        Assert.Same(first.Activity, Tracer.CurrentSpan.Activity);
        using SpanScope third = Tracer.Span("third");
        Assert.Equal(first.Activity!.SpanId, third.Activity!.ParentSpanId);
        Judgeval.Spans.TracerScope.SetOverride(inner.Tracer);
        Assert.Equal(default, second.Activity!.ParentSpanId);
    }

    [Fact]
    public void disposing_it_does_not_end_it()
    {
        using var tracer = new TestTracer();
        using SpanScope span = Tracer.Span("span");

        Tracer.CurrentSpan.Dispose();

        Assert.Empty(tracer.Spans);
        Assert.Same(span.Activity, Activity.Current);
    }

    [Fact]
    public async Task a_span_that_has_ended_is_not_written_by_work_that_outlives_it()
    {
        using var tracer = new TestTracer();
        var ended = new TaskCompletionSource();
        Task background;
        using (Tracer.Span("request"))
        {
            background = LaterAsync();
        }

        ended.SetResult();
        await background;

        Assert.Empty(tracer.Single().TagObjects);

        async Task LaterAsync()
        {
            await ended.Task;
            Assert.NotNull(Tracer.CurrentSpan.Activity);
            Assert.False(Tracer.CurrentSpan.IsRecording);
            Tracer.SetAttribute("late", true);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    public void without_a_recorded_span_nothing_happens(int? sampleRate)
    {
        using TestTracer? tracer = sampleRate is { } rate ? new TestTracer(options => options.SampleRate = rate) : null;
        using var foreign = ForeignSource.Recorded();
        using Activity request = foreign.Start("request");
        using SpanScope root = Tracer.Span("root");

        UseEveryMember();

        Assert.False(Tracer.CurrentSpan.IsRecording);
        Assert.Empty(request.TagObjects);
        Assert.Empty(root.Activity?.TagObjects ?? []);
        Assert.Equal("request", request.DisplayName);
    }

    [Fact]
    public void a_getter_that_the_serializer_calls_writes_nothing()
    {
        using var tracer = new TestTracer();

        using (Tracer.Span("span"))
        {
            Tracer.SetInput(new Meddler());
        }

        Assert.Equal("""{"Value":1}""", tracer.Single().GetTagItem("judgment.input"));
        Assert.Null(tracer.Single().GetTagItem("meddled"));
    }

    [Fact]
    public void values_are_those_of_the_moment()
    {
        using var tracer = new TestTracer();
        string[] texts = ["a", "sk-abcdefghijklmnop1234"];
        int[] numbers = [1, 2];
        List<int> list = [1];

        using (Tracer.Span("span"))
        {
            Tracer.SetAttribute("texts", texts);
            Tracer.SetAttribute("numbers", numbers);
            Tracer.SetAttribute("list", list);
            texts[0] = "changed";
            numbers[0] = 9;
            list.Add(2);
        }

        Assert.Equal(["a", "sk-***"], Assert.IsType<string[]>(tracer.Single().GetTagItem("texts")));
        Assert.Equal([1, 2], Assert.IsType<int[]>(tracer.Single().GetTagItem("numbers")));
        Assert.Equal("[1]", tracer.Single().GetTagItem("list"));
    }

    [Fact]
    public void what_cannot_be_set_is_left_out()
    {
        using var tracer = new TestTracer();

        using (Tracer.Span("span"))
        {
            Tracer.SetAttribute("", "a");
            Tracer.SetAttribute(null!, 1);
            Tracer.SetAttribute("null", null);
            Tracer.SetAttribute("null", (object?)null);
            Tracer.SetAttributes(null!);
            Tracer.SetSpanKind("");
            Tracer.SetSpanKind(null!);
            Tracer.RecordLlmMetadata(null!);
            Tracer.CurrentSpan.RecordException(null!);
            Tracer.UpdateCurrentSpan(name: "");
        }

        Assert.Empty(tracer.Single().TagObjects);
        Assert.Empty(tracer.Single().Events);
        Assert.Empty(tracer.Warnings.ToString());
    }

    [Fact]
    public void a_secret_is_masked_wherever_it_is_set()
    {
        using var tracer = new TestTracer();
        const string secret = "Bearer abcdefghijklmnop1234";

        using (SpanScope span = Tracer.Span("span"))
        {
            Tracer.SetAttribute("text", secret);
            Tracer.SetAttribute("object", new { Token = secret });
            Tracer.SetAttributes([new("more", new[] { secret })]);
            Tracer.SetInput(secret);
            Tracer.SetOutput(new { Token = secret });
            Tracer.UpdateCurrentSpan(metadata: secret, model: secret, modelParameters: new { Token = secret }, prompt: secret);
            Tracer.RecordLlmMetadata(new LlmMetadata { Provider = secret });
            span.SetStatus(ActivityStatusCode.Error, secret);
        }

        Activity ended = tracer.Single();
        KeyValuePair<string, object?>[] set = [.. ended.TagObjects.Where(static tag => !tag.Key.StartsWith("guardrail.", StringComparison.Ordinal))];
        Assert.Equal(12, set.Length);
        var texts = set.Select(tag => tag.Value is string[] array ? array[0] : (string)tag.Value!).Append(ended.StatusDescription);
        Assert.All(texts, text => Assert.Contains("***", text, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.DoesNotContain("abcdefghijklmnop1234", text, StringComparison.Ordinal));
    }

    private static void UseEveryMember()
    {
        Tracer.SetSpanKind("agent");
        Tracer.SetLlmSpan();
        Tracer.SetToolSpan();
        Tracer.SetGeneralSpan();
        Tracer.SetAttribute("text", "a");
        Tracer.SetAttribute("flag", true);
        Tracer.SetAttribute("number", 1);
        Tracer.SetAttribute("fraction", 0.5);
        Tracer.SetAttribute("object", new object());
        Tracer.SetAttributes([new("more", 1)]);
        Tracer.SetInput("in");
        Tracer.SetOutput("out");
        Tracer.RecordLlmMetadata(new LlmMetadata { Model = "m", OutputTokens = 1 });
        Tracer.UpdateCurrentSpan("name", "in", "out", new { a = 1 }, "model", new { temperature = 1 }, new LlmUsage { OutputTokens = 1 }, "prompt");
    }

    private sealed class Meddler
    {
        public int Value
        {
            get
            {
                Tracer.SetAttribute("meddled", true);
                using (Tracer.Span("meddling"))
                {
                    return 1;
                }
            }
        }
    }
}

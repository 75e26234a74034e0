using System.Diagnostics;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Spans;

/// <summary>The ways to write a span by hand. What a caller sees of them is the same with and without a tracer.</summary>
public sealed class SpanFormTests
{
    public static TheoryData<double?> Recordings => new(null, 0, 1);

    [Fact]
    public void the_span_of_a_using_is_current_until_its_end()
    {
        using var tracer = new TestTracer();

        using (SpanScope span = Tracer.Span("outer"))
        {
            Assert.Same(span.Activity, Activity.Current);
            using SpanScope inner = Tracer.StartAsCurrentSpan("inner", [new("n", 1)]);
            Assert.Same(inner.Activity, Activity.Current);
        }

        Assert.Null(Activity.Current);
        Assert.Equal(tracer.Named("outer").SpanId, tracer.Named("inner").ParentSpanId);
        Assert.Equal(1L, tracer.Named("inner").GetTagItem("n"));
        Assert.Empty(tracer.Named("outer").TagObjects);
        Assert.All(tracer.Spans, span => Assert.Equal(ActivityStatusCode.Unset, span.Status));
    }

    [Fact]
    public void a_started_span_is_a_child_but_not_current()
    {
        using var tracer = new TestTracer();
        using SpanScope outer = Tracer.Span("outer");

        using (SpanScope job = Tracer.StartSpan("job", [new("id", "7"), new("", 1), new("nothing", null)]))
        {
            Assert.Same(outer.Activity, Activity.Current);
            Tracer.Span("sibling").Dispose();
            Assert.NotNull(job.Activity);
        }

        Assert.Same(outer.Activity, Activity.Current);
        Assert.Equal(outer.Activity!.SpanId, tracer.Named("job").ParentSpanId);
        Assert.Equal(outer.Activity.SpanId, tracer.Named("sibling").ParentSpanId);
        Assert.Equal(new KeyValuePair<string, object?>("id", "7"), Assert.Single(tracer.Named("job").TagObjects));
    }

    [Fact]
    public async Task a_started_span_leaves_even_a_stopped_activity_current()
    {
        using var tracer = new TestTracer();
        var ended = new TaskCompletionSource();
        Task background;
        using (Tracer.Span("request"))
        {
            background = WorkOnAsync();
        }

        ended.SetResult();
        await background;

        Assert.Equal(tracer.Named("request").SpanId, tracer.Named("job").ParentSpanId);
        Assert.Equal(tracer.Named("request").SpanId, tracer.Named("later").ParentSpanId);

        async Task WorkOnAsync()
        {
            await ended.Task;
            Activity? stopped = Activity.Current;
            Tracer.StartSpan("job").Dispose();
            Assert.True(stopped!.IsStopped);
            Assert.Same(stopped, Activity.Current);
            Tracer.Span("later").Dispose();
        }
    }

    [Fact]
    public void attributes_that_cannot_be_enumerated_cost_themselves_only()
    {
        using var tracer = new TestTracer();

        using (SpanScope span = Tracer.StartAsCurrentSpan("run", Broken()))
        {
            Assert.Same(span.Activity, Activity.Current);
        }

        Assert.Equal("yes", tracer.Single().GetTagItem("before"));
        Assert.Null(Activity.Current);

        static IEnumerable<KeyValuePair<string, object?>> Broken()
        {
            yield return new("before", "yes");
            throw new InvalidOperationException("broken");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void a_span_without_a_name_is_called_span(string? name)
    {
        using var tracer = new TestTracer();

        Tracer.Span(name!).Dispose();
        Tracer.Span(name!, static () => { });

        Assert.Equal(["span", "span"], tracer.Spans.Select(span => span.DisplayName));
    }

    [Fact]
    public void a_secret_in_a_name_is_masked()
    {
        using var tracer = new TestTracer();

        Tracer.Span("call sk-abcdefghijklmnop1234").Dispose();
        Tracer.Span("call sk-abcdefghijklmnop1234", static () => { });
        Tracer.Span("call", static () => Tracer.UpdateCurrentSpan(name: "call sk-abcdefghijklmnop1234"));

        Assert.Equal(3, tracer.Spans.Count);
        Assert.All(tracer.Spans, span => Assert.Equal("call sk-***", span.DisplayName));
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task what_is_given_runs_once_and_its_result_is_handed_back(double? sampleRate)
    {
        using TestTracer? tracer = sampleRate is { } rate ? new TestTracer(options => options.SampleRate = rate) : null;
        var result = new object();
        int runs = 0;

        Tracer.Span("action", () => { runs++; });
        Assert.Same(result, Tracer.Span("function", () => Count(ref runs)));
        await Tracer.Span("task", async () => { await Task.Yield(); runs++; });
        Assert.Same(result, await Tracer.Span("task of", async () => { await Task.Yield(); return Count(ref runs); }));
        await Tracer.SpanAsync("async", async () => { await Task.Yield(); runs++; });
        Assert.Same(result, await Tracer.SpanAsync("async of", async () => { await Task.Yield(); return Count(ref runs); }));
        await Tracer.Span("value task", () => new ValueTask(Later()));
        Assert.Same(result, await Tracer.Span("value task of", () => new ValueTask<object>(LaterOf())));

        Assert.Equal(8, runs);
        Assert.Null(Activity.Current);
        string[] names = ["action", "function", "task", "task of", "async", "async of", "value task", "value task of"];
        Assert.Equal(sampleRate == 1 ? names : [], tracer?.Spans.Select(span => span.DisplayName) ?? []);

        object Count(ref int count)
        {
            count++;
            return result;
        }

        async Task Later()
        {
            await Task.Yield();
            runs++;
        }

        async Task<object> LaterOf()
        {
            await Later();
            return result;
        }
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task what_is_thrown_is_the_same_object(double? sampleRate)
    {
        using TestTracer? tracer = sampleRate is { } rate ? new TestTracer(options => options.SampleRate = rate) : null;
        var thrown = new IOException("disk");

        Assert.Same(thrown, Record.Exception(() => Tracer.Span("action", (Action)(() => throw thrown))));
        Assert.Same(thrown, Record.Exception(() => Tracer.Span("function", (Func<int>)(() => throw thrown))));
        Assert.Same(thrown, Record.Exception(() => { _ = Tracer.SpanAsync("before the task", () => throw thrown); }));
        Assert.Same(thrown, await Record.ExceptionAsync(() => Tracer.SpanAsync("task", async () => { await Task.Yield(); throw thrown; })));
        Assert.Same(thrown, await Record.ExceptionAsync(async () => await Tracer.Span("value task of", () => Throw())));

        Assert.Null(Activity.Current);
        Assert.Equal(sampleRate == 1 ? 5 : 0, tracer?.Spans.Count ?? 0);
        Assert.All(tracer?.Spans ?? [], span =>
        {
            Assert.Equal((ActivityStatusCode.Error, "disk"), (span.Status, span.StatusDescription));
            Assert.Equal("System.IO.IOException", span.GetTagItem("error.type"));
            Assert.Equal("disk", span.GetTagItem("error.message"));
            Assert.Contains(nameof(what_is_thrown_is_the_same_object), (string)span.GetTagItem("error.stack_trace")!, StringComparison.Ordinal);
            Assert.Equal("exception", Assert.Single(span.Events).Name);
        });

        async ValueTask<int> Throw()
        {
            await Task.Yield();
            throw thrown;
        }
    }

    [Fact]
    public async Task cancellation_is_not_an_error()
    {
        using var tracer = new TestTracer();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        Assert.Throws<OperationCanceledException>(() => Tracer.Span("thrown", (Action)source.Token.ThrowIfCancellationRequested));
        var cancelled = await Assert.ThrowsAsync<TaskCanceledException>(() => Tracer.SpanAsync("task", () => Task.FromCanceled(source.Token)));

        Assert.Equal(source.Token, cancelled.CancellationToken);
        Assert.Equal(2, tracer.Spans.Count);
        Assert.All(tracer.Spans, span =>
        {
            Assert.Equal(ActivityStatusCode.Unset, span.Status);
            Assert.Equal(true, span.GetTagItem("judgment.cancelled"));
            Assert.Empty(span.Events);
        });
    }

    [Fact]
    public async Task an_async_lambda_is_a_task_and_never_fire_and_forget()
    {
        using var tracer = new TestTracer();
        var gate = new TaskCompletionSource();

        // That these compile as they stand is half of the test.
        Task plain = Tracer.Span("plain", async () => await gate.Task);
        Task<int> typed = Tracer.Span("typed", async () => { await gate.Task; return 1; });
        Task group = Tracer.Span("group", WaitAsync);
        Task<int> typedGroup = Tracer.Span("typed group", WaitForAsync);
        ValueTask<int> valueTask = Tracer.Span("value task", () => new ValueTask<int>(WaitForAsync()));
        Task<int> declared = Tracer.Span<Task<int>>("declared", WaitForAsync);
        ValueTask value = Tracer.Span("value", () => new ValueTask(gate.Task));
        Task untyped = Tracer.Span<Task>("untyped", () => gate.Task);

        Assert.Empty(tracer.Spans);
        Assert.Null(Activity.Current);
        gate.SetResult();
        await Task.WhenAll(plain, typed, group, typedGroup, valueTask.AsTask(), declared, value.AsTask(), untyped);

        Assert.Equal(1, await typedGroup);
        Assert.Equal(8, tracer.Spans.Count);

        async Task WaitAsync() => await gate.Task;

        async Task<int> WaitForAsync()
        {
            await gate.Task;
            return 1;
        }
    }

    [Fact]
    public void a_completed_task_comes_back_as_it_is()
    {
        using var tracer = new TestTracer();
        Task<int> done = Task.FromResult(1);

        Assert.Same(done, Tracer.SpanAsync("done", () => done));

        tracer.Single();
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task a_token_is_handed_on_and_stops_nothing_itself(double? sampleRate)
    {
        using TestTracer? tracer = sampleRate is { } rate ? new TestTracer(options => options.SampleRate = rate) : null;
        var cancelled = new CancellationToken(canceled: true);

        Assert.Equal(cancelled, await Tracer.SpanAsync("typed", static async token => { await Task.Yield(); return token; }, cancelled));
        await Tracer.SpanAsync("plain", static token => token.IsCancellationRequested ? Task.CompletedTask : throw new InvalidOperationException(), cancelled);

        Assert.Equal(sampleRate == 1 ? ["typed", "plain"] : [], tracer?.Spans.Select(span => span.DisplayName) ?? []);
    }

    [Fact]
    public void nothing_to_run_is_an_error_of_the_caller()
    {
        Assert.Equal("action", Assert.Throws<ArgumentNullException>(static () => Tracer.Span("x", (Action)null!)).ParamName);
        Assert.Equal("func", Assert.Throws<ArgumentNullException>(static () => Tracer.Span("x", (Func<int>)null!)).ParamName);
        Assert.Equal("func", Assert.Throws<ArgumentNullException>(static () => { _ = Tracer.SpanAsync("x", (Func<Task>)null!); }).ParamName);
        Assert.Equal("func", Assert.Throws<ArgumentNullException>(static () => { _ = Tracer.SpanAsync("x", (Func<Task<int>>)null!); }).ParamName);
    }
}

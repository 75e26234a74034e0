using System.Diagnostics;
using System.Threading.Tasks.Sources;
using Judgeval.CompilerServices;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Spans;

public sealed class TaskTests
{
    private static readonly ObservedMethod Method = HandWoven.Method("Fetch");

    [Fact]
    public void a_completed_task_comes_back_as_it_is()
    {
        using var tracer = new TestTracer();
        Task<string> task = Task.FromResult("done");

        Assert.Same(task, HandWoven.ReturnTaskOf(Method, () => task));

        Assert.Equal("done", tracer.Single().GetTagItem("judgment.output"));
    }

    [Fact]
    public void a_failed_task_comes_back_as_it_is()
    {
        using var tracer = new TestTracer();
        Task task = Task.FromException(new IOException("gone"));

        Assert.Same(task, HandWoven.ReturnTask(Method, () => task));

        Assert.Equal("gone", tracer.Single().StatusDescription);
    }

    [Fact]
    public void null_stays_null()
    {
        using var tracer = new TestTracer();

        Assert.Null(HandWoven.ReturnTask(Method, static () => null!));
        Assert.Null(HandWoven.ReturnTaskOf<int>(Method, static () => null!));

        Assert.Equal(2, tracer.Spans.Count);
    }

    [Fact]
    public async Task a_running_task_ends_its_span_before_the_caller_can_see_it_complete()
    {
        using var tracer = new TestTracer();
        var gate = new TaskCompletionSource<string>("state");

        Task<string> returned = HandWoven.ReturnTaskOf(Method, () => gate.Task);
        Assert.Empty(tracer.Spans);
        Assert.Null(Activity.Current);
        Assert.Equal("state", returned.AsyncState);
        Task<int> seen = returned.ContinueWith(_ => tracer.Spans.Count, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        gate.SetResult("late");

        Assert.Equal(1, await seen);
        Assert.Equal("late", await returned);
        Assert.Equal("late", tracer.Single().GetTagItem("judgment.output"));
        Assert.Null(Activity.Current);
    }

    [Fact]
    public async Task the_result_is_left_out_when_told_so()
    {
        using var tracer = new TestTracer();
        ObservedMethod method = HandWoven.Method("Secret", options: ObservedMethodOptions.NoOutput);
        var gate = new TaskCompletionSource<string>();

        Task<string> running = HandWoven.ReturnTaskOf(method, () => gate.Task);
        gate.SetResult("secret");
        await running;
        await HandWoven.ReturnTaskOf(method, static () => Task.FromResult("secret"));
        await HandWoven.ReturnValueTaskOf(method, static () => new ValueTask<string>("secret"));

        Assert.Equal(3, tracer.Spans.Count);
        Assert.All(tracer.Spans, span => Assert.Null(span.GetTagItem("judgment.output")));
    }

    [Fact]
    public async Task all_inner_exceptions_reach_the_caller_and_the_span()
    {
        using var tracer = new TestTracer();
        var gate = new TaskCompletionSource();
        Task both = Task.WhenAll(Fail("one"), Fail("two"));

        Task returned = HandWoven.ReturnTask(Method, () => both);
        gate.SetResult();
        await Assert.ThrowsAsync<IOException>(() => returned);

        Assert.Equal(["one", "two"], returned.Exception!.InnerExceptions.Select(e => e.Message).Order());
        Activity span = tracer.Single();
        Assert.Equal("System.AggregateException", span.GetTagItem("error.type"));
        Assert.Contains("one", span.StatusDescription, StringComparison.Ordinal);
        Assert.Contains("two", span.StatusDescription, StringComparison.Ordinal);

        async Task Fail(string message)
        {
            await gate.Task;
            throw new IOException(message);
        }
    }

    [Fact]
    public async Task a_cancelled_task_stays_cancelled_with_its_token()
    {
        using var tracer = new TestTracer();
        using var cancellation = new CancellationTokenSource();
        var gate = new TaskCompletionSource<int>();

        Task<int> returned = HandWoven.ReturnTaskOf(Method, () => gate.Task);
        await cancellation.CancelAsync();
        gate.SetCanceled(cancellation.Token);
        TaskCanceledException thrown = await Assert.ThrowsAsync<TaskCanceledException>(() => returned);

        Assert.True(returned.IsCanceled);
        Assert.Equal(cancellation.Token, thrown.CancellationToken);
        Assert.Equal(true, tracer.Single().GetTagItem("judgment.cancelled"));
        Assert.Equal(ActivityStatusCode.Unset, tracer.Single().Status);
    }

    [Fact]
    public async Task a_cold_task_is_the_very_task_and_ends_its_span_when_it_was_started()
    {
        using var tracer = new TestTracer();
        var cold = new Task<int>(static () => 7);

        Task<int> returned = HandWoven.ReturnTaskOf(Method, () => cold);
        Assert.Same(cold, returned);
        Assert.Empty(tracer.Spans);
        returned.RunSynchronously(TaskScheduler.Default);

        Assert.Equal(7, await returned);
        Assert.Equal("7", tracer.Single().GetTagItem("judgment.output"));
    }

    [Fact]
    public void an_exception_before_there_is_a_task_ends_the_span()
    {
        using var tracer = new TestTracer();

        Exception? thrown = Record.Exception(() => { HandWoven.ReturnTask(Method, static () => throw new ArgumentException("bad")); });

        Assert.IsType<ArgumentException>(thrown);

        Assert.Equal("bad", tracer.Single().StatusDescription);
    }

    [Fact]
    public void an_exception_after_the_hand_off_ends_the_span_with_it()
    {
        using var tracer = new TestTracer();
        var gate = new TaskCompletionSource();
        ObservedCall call = default;

        call.Begin(Method);
        call.ReturnTask(gate.Task);
        call.Fault(new IOException("in the finally block"));
        call.Exit();
        gate.SetResult();

        Assert.Equal("in the finally block", tracer.Single().StatusDescription);
    }

    [Fact]
    public async Task value_tasks_are_consumed_once()
    {
        using var tracer = new TestTracer();
        var source = new OnceSource();

        ValueTask<int> returned = HandWoven.ReturnValueTaskOf(Method, () => new ValueTask<int>(source, 0));
        source.Complete(5);

        Assert.Equal(5, await returned);
        Assert.Equal(1, source.Reads);
        Assert.Equal("5", tracer.Single().GetTagItem("judgment.output"));
    }

    [Fact]
    public async Task completed_and_failed_value_tasks_keep_what_they_hold()
    {
        using var tracer = new TestTracer();

        Assert.Equal(3, await HandWoven.ReturnValueTaskOf(Method, static () => new ValueTask<int>(3)));
        await HandWoven.ReturnValueTask(Method, static () => default);
        await Assert.ThrowsAsync<IOException>(async () => await HandWoven.ReturnValueTask(Method, static () => ValueTask.FromException(new IOException("value"))));

        Assert.Equal(3, tracer.Spans.Count);
        Assert.Equal("3", tracer.Spans[0].GetTagItem("judgment.output"));
        Assert.Null(tracer.Spans[1].GetTagItem("judgment.output"));
        Assert.Equal("value", tracer.Spans[2].StatusDescription);
    }

    [Fact]
    public async Task spans_inside_a_running_task_are_children_and_later_ones_are_not()
    {
        using var tracer = new TestTracer();
        var gate = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);

        Task<int> returned = HandWoven.ReturnTaskOf(Method, Inner);
        HandWoven.Run(HandWoven.Method("Meanwhile"), static () => { });
        gate.SetResult(1);
        await returned;
        HandWoven.Run(HandWoven.Method("After"), static () => { });

        Assert.Equal(tracer.Named("Fetch").SpanId, tracer.Named("Inner").ParentSpanId);
        Assert.Equal(default, tracer.Named("Meanwhile").ParentSpanId);
        Assert.Equal(default, tracer.Named("After").ParentSpanId);

        async Task<int> Inner()
        {
            await gate.Task;
            HandWoven.Run(HandWoven.Method("Inner"), static () => { });
            return 1;
        }
    }

    [Fact]
    public async Task an_unsampled_call_hands_out_the_very_task()
    {
        using var tracer = new TestTracer(options => options.SampleRate = 0);
        var gate = new TaskCompletionSource<int>();

        Task<int> returned = HandWoven.ReturnTaskOf(Method, () => gate.Task);

        Assert.Same(gate.Task, returned);
        Assert.Null(Activity.Current);
        gate.SetResult(1);
        await returned;
    }

    private sealed class OnceSource : IValueTaskSource<int>
    {
        private ManualResetValueTaskSourceCore<int> _core;

        public int Reads { get; private set; }

        public void Complete(int value) => _core.SetResult(value);

        public int GetResult(short token)
        {
            Reads++;
            return _core.GetResult(token);
        }

        public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            _core.OnCompleted(continuation, state, token, flags);
    }
}

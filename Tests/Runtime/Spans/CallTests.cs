using System.Diagnostics;
using Judgeval.CompilerServices;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Spans;

public sealed class CallTests
{
    [Fact]
    public void records_name_kind_arguments_and_result()
    {
        using var tracer = new TestTracer();

        int result = HandWoven.Call(HandWoven.Method("Length", ["text"], kind: "tool"), "héllo", text => text.Length);

        Activity span = tracer.Single();
        Assert.Equal(5, result);
        Assert.Equal("Length", span.DisplayName);
        Assert.Equal("judgeval", span.Source.Name);
        Assert.Equal("tool", span.GetTagItem("judgment.span_kind"));
        Assert.Equal("""{"text":"héllo"}""", span.GetTagItem("judgment.input"));
        Assert.Equal("5", span.GetTagItem("judgment.output"));
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.True(span.IsStopped);
    }

    [Fact]
    public void records_several_arguments_in_their_order()
    {
        using var tracer = new TestTracer();
        ObservedMethod method = HandWoven.Method("Mixed", ["a", "b", "c", "d"]);

        ObservedCall call = default;
        call.Begin(method);
        call.Argument(0, 1);
        call.Argument<string?>(1, null);
        call.Argument(2, new[] { 1.5, double.NaN });
        call.Argument<object>(3, "boxed");
        call.Exit();

        Assert.Equal("""{"a":1,"b":null,"c":[1.5,"NaN"],"d":"boxed"}""", tracer.Single().GetTagItem("judgment.input"));
    }

    [Fact]
    public void records_an_empty_object_for_a_method_without_parameters()
    {
        using var tracer = new TestTracer();

        HandWoven.Run(HandWoven.Method("Run"), static () => { });

        Activity span = tracer.Single();
        Assert.Equal("{}", span.GetTagItem("judgment.input"));
        Assert.Null(span.GetTagItem("judgment.output"));
    }

    [Fact]
    public void records_no_input_when_told_not_to()
    {
        using var tracer = new TestTracer();

        HandWoven.Run(HandWoven.Method("Run", options: ObservedMethodOptions.NoInput), static () => { });

        Assert.Null(tracer.Single().GetTagItem("judgment.input"));
    }

    [Fact]
    public void records_a_string_result_as_it_is_and_null_as_null()
    {
        using var tracer = new TestTracer();

        HandWoven.Call(HandWoven.Method("Text"), static () => "plain \"text\"");
        HandWoven.Call(HandWoven.Method("Nothing"), static () => (string?)null);

        Assert.Equal("plain \"text\"", tracer.Named("Text").GetTagItem("judgment.output"));
        Assert.Equal("null", tracer.Named("Nothing").GetTagItem("judgment.output"));
    }

    [Fact]
    public void records_the_arguments_as_they_were_at_entry()
    {
        using var tracer = new TestTracer();
        List<int> list = [1];

        HandWoven.Call(HandWoven.Method("Add", ["list"]), list, static numbers =>
        {
            numbers.Add(2);
            return numbers.Count;
        });

        Assert.Equal("""{"list":[1]}""", tracer.Single().GetTagItem("judgment.input"));
    }

    [Fact]
    public async Task records_an_async_method_until_it_completes()
    {
        using var tracer = new TestTracer();
        var gate = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);

        Task<string> running = HandWoven.CallAsync(HandWoven.Method("Ask"), () => gate.Task);
        Assert.Empty(tracer.Spans);
        Assert.Null(Activity.Current);
        gate.SetResult("answer");

        Assert.Equal("answer", await running);
        Assert.Equal("answer", tracer.Single().GetTagItem("judgment.output"));
        Assert.Null(Activity.Current);
    }

    [Fact]
    public void an_inert_call_does_nothing()
    {
        ObservedCall call = default;

        call.Argument(0, "x");
        Assert.Equal(3, call.Return(3));
        Assert.False(call.Fault(new InvalidOperationException()));
        call.Exit();
        call.Exit();

        Assert.Null(call.ReturnTask(null!));
        Assert.Same(Task.CompletedTask, call.ReturnTask(Task.CompletedTask));
        int[] sequence = [1];
        Assert.Same(sequence, call.ReturnSequence(sequence));
    }

    [Fact]
    public void exit_may_run_twice()
    {
        using var tracer = new TestTracer();
        ObservedCall call = default;

        call.Begin(HandWoven.Method("Twice"));
        call.Exit();
        call.Exit();

        tracer.Single();
    }

    [Fact]
    public void the_span_of_a_later_result_keeps_the_later_result()
    {
        using var tracer = new TestTracer();
        ObservedCall call = default;

        call.Begin(HandWoven.Method("Twice"));
        call.Return("first");
        call.Return("second");
        call.Exit();

        Assert.Equal("second", tracer.Single().GetTagItem("judgment.output"));
    }
}

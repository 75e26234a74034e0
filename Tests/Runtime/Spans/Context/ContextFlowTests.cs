using System.Diagnostics;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Spans.Context;

/// <summary>Many requests at once: each has its own context, none has another's.</summary>
public sealed class ContextFlowTests
{
    private const int Requests = 1000;

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task a_thousand_requests_never_mix(bool underForeign, bool scoped)
    {
        using var tracer = new TestTracer();
        using var foreign = ForeignSource.Recorded();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        Task[] requests = [.. Enumerable.Range(0, Requests).Select(id => Task.Run(async () =>
        {
            await gate.Task;
            using Activity? hosting = underForeign ? foreign.Start("request") : null;
            await (scoped ? ScopedRequestAsync(id) : RequestAsync(id));
        }))];
        gate.SetResult();
        await Task.WhenAll(requests);

        Assert.Equal(Requests * 5, tracer.Spans.Count);
        foreach (IGrouping<ActivityTraceId, Activity> trace in tracer.Spans.GroupBy(static span => span.TraceId))
        {
            Activity root = trace.Single(static span => span.ParentSpanId == default);
            string id = root.DisplayName;
            Assert.Equal(5, trace.Count());
            Assert.All(trace, span => Assert.Equal((id, id), (span.GetTagItem("judgment.session_id"), span.GetTagItem("judgment.customer_id") ?? id)));
        }

        tracer.AssertNoParentIsMissing();
        Assert.All(tracer.Spans, static span => Assert.Empty(span.Baggage));
    }

    [Fact]
    public async Task parallel_siblings_add_to_one_context_and_lose_nothing()
    {
        using var tracer = new TestTracer();

        await HandWoven.CallAsync(HandWoven.Method("root"), static async () =>
        {
            using var barrier = new Barrier(8);
            await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Factory.StartNew(
                () => HandWoven.Run(HandWoven.Method("sibling"), () =>
                {
                    barrier.SignalAndWait();
                    Tracer.UpdateCurrentTrace(tags: [$"tag {i} a", $"tag {i} b"]);
                    Tracer.UpdateCurrentTrace(metadata: [new($"key {i}", i)]);
                }),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));
            HandWoven.Run(HandWoven.Method("after"), static () => { });
            return 0;
        });

        Assert.All(["root", "after"], name =>
        {
            Activity span = tracer.Named(name);
            Assert.Equal(16, Assert.IsType<string[]>(span.GetTagItem("tag.tags")).Distinct().Count());
            Assert.Equal(8, Assert.IsType<string>(span.GetTagItem("metadata")).Split(',').Length);
        });
    }

    private static Task RequestAsync(int id) => HandWoven.CallAsync(HandWoven.Method($"{id}"), async () =>
    {
        await Task.Yield();
        Tracer.SetSessionId($"{id}");
        await Task.WhenAll(StepAsync(), StepAsync());
        return 0;

        async Task StepAsync() => await HandWoven.CallAsync(HandWoven.Method("step"), async () =>
        {
            await Task.Yield();
            Tracer.SetCustomerId($"{id}");
            HandWoven.Run(HandWoven.Method("leaf"), static () => { });
            return 0;
        });
    });

    private static async Task ScopedRequestAsync(int id)
    {
        using (Tracer.UsingAttributes(sessionId: $"{id}"))
        {
            await RequestWithoutSessionAsync(id);
        }
    }

    private static Task RequestWithoutSessionAsync(int id) => HandWoven.CallAsync(HandWoven.Method($"{id}"), async () =>
    {
        await Task.Yield();
        await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            await Task.Yield();
            HandWoven.Run(HandWoven.Method("step"), static () => HandWoven.Run(HandWoven.Method("leaf"), static () => { }));
        }));
        return 0;
    });
}

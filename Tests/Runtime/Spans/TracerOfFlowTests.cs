using System.Diagnostics;
using Judgeval.Spans;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Spans;

/// <summary>A tracer that is in force in a flow of execution only.</summary>
public sealed class TracerOfFlowTests : IDisposable
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    private readonly TestTracer _one = new();
    private readonly TestTracer _two = new();

    public TracerOfFlowTests() => TracerScope.SetOverride(_one.Tracer);

    public void Dispose()
    {
        _two.Dispose();
        _one.Dispose();
    }

    [Fact]
    public async Task parallel_flows_each_have_their_own()
    {
        const int count = 50;
        Task[] flows = [.. Enumerable.Range(0, 2 * count).Select(number => Task.Run(async () =>
        {
            TestTracer own = number % 2 == 0 ? _one : _two;
            using (own.Tracer.Use())
            {
                await Tracer.SpanAsync($"outer {number}", async () =>
                {
                    await Task.Yield();
                    Assert.Same(own.Tracer, Tracer.Active);
                    await Task.WhenAll(Task.Run(() => Run($"inner {number}")), Task.Run(() => Run($"inner {number}")));
                });
            }
        }))];
        await Task.WhenAll(flows);

        Assert.All([_one, _two], tracer =>
        {
            Assert.Equal(3 * count, tracer.Spans.Count);
            Assert.Equal(count, tracer.Spans.Select(static span => span.TraceId).Distinct().Count());
            tracer.AssertNoParentIsMissing();
        });
        Assert.All(_two.Spans, static span => Assert.Equal(1, int.Parse(span.DisplayName.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) % 2));
    }

    [Fact]
    public void scopes_nest_and_end_in_any_order()
    {
        IDisposable outer = _two.Tracer.Use();
        IDisposable inner = _one.Tracer.Use();
        Run("one");
        outer.Dispose();
        Run("still one");
        inner.Dispose();
        inner.Dispose();
        Run("one again");
        using (_two.Tracer.Use())
        {
            Run("two");
        }

        Assert.Equal(["one", "still one", "one again"], Names(_one));
        Assert.Equal(["two"], Names(_two));
    }

    [Fact]
    public void a_span_of_another_tracer_around_becomes_a_link()
    {
        using (SpanScope request = Tracer.Span("request"))
        {
            using (_two.Tracer.Use())
            {
                Tracer.Span("charge", static () => Run("check"));
                Assert.Same(request.Activity, Activity.Current);
            }

            Run("answer");
        }

        Activity charge = _two.Named("charge");
        Assert.Equal((default, _one.Named("request").Context), (charge.ParentSpanId, Assert.Single(charge.Links).Context));
        Assert.Equal(charge.SpanId, _two.Named("check").ParentSpanId);
        Assert.Equal(_one.Named("request").SpanId, _one.Named("answer").ParentSpanId);
        Assert.All([_one, _two], static tracer => tracer.AssertNoParentIsMissing());
    }

    [Fact]
    public void inside_a_continued_trace_each_tracer_continues_it()
    {
        using (Tracer.ContinueTrace(new Dictionary<string, string> { ["traceparent"] = $"00-{TraceId}-b7ad6b7169203331-01", ["baggage"] = "judgment.session_id=s" }))
        {
            Tracer.Span("one", () =>
            {
                using (_two.Tracer.Use())
                {
                    Run("two");
                }
            });
        }

        Assert.All([_one.Single(), _two.Single()], static span => Assert.Equal(
            (TraceId, "b7ad6b7169203331", "s"), (span.TraceId.ToHexString(), span.ParentSpanId.ToHexString(), (string?)span.GetTagItem("judgment.session_id"))));
    }

    [Fact]
    public void a_continued_trace_opened_inside_belongs_to_the_tracer_of_the_flow()
    {
        using (_two.Tracer.Use())
        using (Tracer.ContinueTrace(new Dictionary<string, string> { ["traceparent"] = $"00-{TraceId}-b7ad6b7169203331-01" }))
        {
            Run("two");
        }

        Assert.Empty(_one.Spans);
        Assert.Equal(TraceId, _two.Single().TraceId.ToHexString());
    }

    [Fact]
    public void a_linked_trace_is_in_the_tracer_of_the_flow_with_both_its_spans()
    {
        using (Tracer.Span("request"))
        using (_two.Tracer.Use())
        {
            Tracer.Span("charge", static () => Tracer.StartLinkedTrace("audit").Dispose());
            Tracer.StartLinkedTrace("alone").Dispose();
        }

        Activity root = Assert.Single(_two.Spans, static span => span.DisplayName == "audit" && span.ParentSpanId == default);
        Assert.Equal(_two.Named("charge").SpanId, LinkedSpans.InvocationOf(root, _two.Spans).ParentSpanId);
        Assert.Equal(default, _two.Named("alone").ParentSpanId);
        Assert.Equal(["request"], Names(_one));
    }

    [Fact]
    public void an_iterator_keeps_the_tracer_that_it_was_begun_under()
    {
        IEnumerator<int> numbers;
        using (_two.Tracer.Use())
        {
            numbers = HandWoven.Sequence(HandWoven.Method("Numbers"), Numbers()).GetEnumerator();
            Assert.True(numbers.MoveNext());
        }

        while (numbers.MoveNext())
        {
        }

        numbers.Dispose();
        Assert.Equal(["Numbers", "Numbers", "Numbers"], Names(_two).Where(static name => name == "Numbers"));
        Assert.Equal(["Step"], Names(_two).Where(static name => name == "Step"));
        _two.AssertNoParentIsMissing();
        _one.AssertNoParentIsMissing();

        static IEnumerable<int> Numbers()
        {
            Run("Step");
            yield return 1;
            yield return 2;
        }
    }

    [Fact]
    public void a_scope_of_a_tracer_that_is_shut_down_records_nothing()
    {
        using (_two.Tracer.Use())
        {
            _two.Tracer.Dispose();
            Run("lost");
        }

        Run("kept");

        Assert.Empty(_two.Spans);
        Assert.Equal(["kept"], Names(_one));
    }

    [Fact]
    public void a_scope_of_another_tracer_does_not_cross_to_another_flow()
    {
        using ManualResetEventSlim done = new();
        using (_two.Tracer.Use())
        {
            ThreadPool.UnsafeQueueUserWorkItem(_ =>
            {
                using (TracerScope.Use(_one.Tracer))
                {
                    Run("elsewhere");
                }

                Assert.NotSame(_two.Tracer, Tracer.Active);
                done.Set();
            }, null);
            Assert.True(done.Wait(TimeSpan.FromSeconds(30)));
        }

        Assert.Equal(["elsewhere"], Names(_one));
        Assert.Empty(_two.Spans);
    }

    private static void Run(string name) => HandWoven.Run(HandWoven.Method(name), static () => { });

    private static IEnumerable<string> Names(TestTracer tracer) => tracer.Spans.Select(static span => span.DisplayName);
}

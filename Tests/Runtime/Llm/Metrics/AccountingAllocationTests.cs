using System.Diagnostics;
using Judgeval.Llm;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Llm.Metrics;

/// <summary>What cost and metrics take from spans that are neither calls of models nor agents.</summary>
public sealed class AccountingAllocationTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("span", null)]
    [InlineData("span", "execute_tool")]
    [InlineData("tool", null)]
    [InlineData("guardrail", "chat")]
    [InlineData("generator_item", null)]
    public void another_span_costs_no_byte(string? kind, string? operation)
    {
        using var tracer = new TestTracer();
        using var span = new Activity("span");
        span.SetTag("judgment.span_kind", kind);
        span.SetTag("gen_ai.operation.name", operation);
        CallAccounting calls = tracer.Tracer.Calls!;

        Assert.Equal(0, BytesOf(() => calls.End(span)));
        Assert.Equal(SpanRole.Other, SpanRoles.Of(span));
    }

    [Fact]
    public void a_run_of_an_agent_that_nobody_measures_costs_no_byte()
    {
        using var tracer = new TestTracer();
        using var span = new Activity("span");
        span.SetTag("judgment.span_kind", "agent");
        CallAccounting calls = tracer.Tracer.Calls!;

        Assert.Equal(0, BytesOf(() => calls.End(span)));
    }

    [Fact]
    public async Task a_counter_without_attributes_costs_no_byte_once_it_is_known()
    {
        await using MetricServer server = (await MetricServer.StartAsync()).Use();

        Assert.Equal(0, BytesOf(static () => Tracer.RecordCounter("c")));
        Assert.Equal(0, BytesOf(static () => Tracer.RecordHistogram("h", 1)));
    }

    private static long BytesOf(Action action)
    {
        for (int i = 0; i < 100; i++)
        {
            action();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}

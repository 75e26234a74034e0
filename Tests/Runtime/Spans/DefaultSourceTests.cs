using Judgeval.CompilerServices;
using Judgeval.Spans;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Spans;

/// <summary>With no tracer that exports. No test of this process may listen to the default source: it is everybody's.</summary>
public sealed class DefaultSourceTests
{
    private static readonly ObservedMethod Method = HandWoven.Method("Plain", ["text"]);

    [Fact]
    public void off_allocates_nothing_and_returns_the_same_objects()
    {
        var gate = new TaskCompletionSource<int>();
        int[] items = [1];
        Func<string, int> length = static text => text.Length;
        Func<Task<int>> running = () => gate.Task;
        for (int i = 0; i < 3; i++)
        {
            CallOnce();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        CallOnce();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Same(gate.Task, HandWoven.ReturnTaskOf(Method, running));
        Assert.Same(items, HandWoven.Sequence(Method, items));

        void CallOnce()
        {
            HandWoven.Call(Method, "text", length);
            HandWoven.ReturnTaskOf(Method, running);
            HandWoven.Sequence(Method, items);
        }
    }

    [Fact]
    public void a_tracer_that_exports_nothing_is_as_good_as_none()
    {
        Tracer tracer = Tracer.Create(new TracerOptions { Exporters = [] }, static _ => null);
        TracerScope.SetOverride(tracer);

        Assert.Null(tracer.Source);
        Assert.False(ObservedCall.IsEnabled(Method));
        Assert.True(tracer.Flush());
        Assert.True(tracer.Stop());
    }

    [Theory]
    [InlineData("JUDGMENT_MONITORING", "false")]
    [InlineData("JUDGMENT_ENABLE_MONITORING", "0")]
    [InlineData("OTEL_SDK_DISABLED", "true")]
    public void a_tracer_that_the_environment_switches_off_records_nothing(string key, string value)
    {
        var options = new TracerOptions { Exporters = ["console"], ConsoleWriter = new StringWriter(), WarningWriter = new StringWriter() };
        Tracer tracer = Tracer.Create(options, name => name == key ? value : null);
        TracerScope.SetOverride(tracer);

        Assert.False(ObservedCall.IsEnabled(Method));
        Assert.Equal("", options.WarningWriter.ToString());
    }
}

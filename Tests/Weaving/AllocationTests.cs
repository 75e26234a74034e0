using System.Reflection;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Weaving;

/// <summary>With tracing off a woven call allocates what the unwoven one does, to the byte.</summary>
[Collection(nameof(WovenPrograms))]
public sealed class AllocationTests
{
    // A suspended async method moves its state machine to the heap, with the two references of the call in it.
    private static readonly int CallSize = 2 * IntPtr.Size;

    private static readonly object Nothing = new();

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public void a_sync_call_allocates_nothing_more(Build build) => AssertSame(build, static assembly =>
    {
        var call = Method<Func<int, int>>(assembly, "LargeCases", "Switch");
        return () => call(7);
    });

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public void a_property_allocates_nothing_more(Build build) => AssertSame(build, static assembly =>
    {
        var call = Method<Func<int>>(assembly, "PropertyCases", "get_Static");
        return () => call();
    });

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public void a_guardrail_allocates_nothing_more(Build build) => AssertSame(build, static assembly =>
    {
        var call = Method<Func<string, bool>>(assembly, "GuardrailCases", "HasEmail");
        return () => call("ann");
    });

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public void a_passed_on_task_allocates_nothing_more(Build build) => AssertSame(build, static assembly =>
    {
        var call = Method<Func<Task, Task>>(assembly, "TaskCases", "Plain");
        return () => call(Task.CompletedTask);
    });

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public void an_iterator_allocates_nothing_more(Build build) => AssertSame(build, static assembly =>
    {
        var call = Method<Func<int, IEnumerable<int>>>(assembly, "IteratorCases", "Nested");
        return () =>
        {
            foreach (var _ in call(3))
            {
            }
        };
    });

    [Fact]
    public void an_async_call_that_does_not_suspend_allocates_nothing_more() => AssertSame(Build.Release, static assembly =>
    {
        var call = Method<Func<Task<int>, Task<int>>>(assembly, "AsyncCases", "CompletesAtOnce");
        var done = Task.FromResult(1);
        return () => call(done);
    });

    [Fact]
    public void a_suspended_async_call_allocates_the_call_and_no_more()
    {
        var (unwoven, woven) = Measure(Build.Release, static assembly =>
        {
            var call = Method<Func<Task<int>, Task<int>>>(assembly, "AsyncCases", "CompletesAtOnce");
            return () =>
            {
                var source = new TaskCompletionSource<int>();
                var task = call(source.Task);
                source.SetResult(1);
                Assert.True(task.IsCompleted);
            };
        });

        Assert.InRange(woven - unwoven, 0, CallSize);
    }

    [Fact]
    public void one_object_more_is_seen()
    {
        object? kept = null;

        Assert.True(BytesOf(() => kept = new object()) > BytesOf(() => kept = Nothing));
        Assert.NotNull(kept);
    }

    private static void AssertSame(Build build, Func<Assembly, Action> prepare)
    {
        var (unwoven, woven) = Measure(build, prepare);

        Assert.Equal(unwoven, woven);
    }

    private static (long Unwoven, long Woven) Measure(Build build, Func<Assembly, Action> prepare) =>
        (BytesOf(prepare(WovenAssembly.Of(build).Unwoven)), BytesOf(prepare(WovenAssembly.Of(build).Woven)));

    // The least of several: what the runtime allocates on the first calls, or on its own account, is not the call's.
    private static long BytesOf(Action call)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 20; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            call();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    private static TDelegate Method<TDelegate>(Assembly assembly, string type, string name)
        where TDelegate : Delegate =>
        assembly.GetType($"AssemblyToProcess.{type}", throwOnError: true)!.GetMethod(name)!.CreateDelegate<TDelegate>();
}

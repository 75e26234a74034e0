using System.Diagnostics;
using System.Runtime.CompilerServices;
using Judgeval.CompilerServices;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Spans;

public sealed class StreamTests
{
    private static readonly ObservedMethod Tokens = HandWoven.Method("Tokens");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task an_enumeration_is_a_generator_span_with_a_child_for_each_item(bool suspend)
    {
        using var tracer = new TestTracer();
        var items = new List<string>();

        await foreach (string token in HandWoven.Stream(Tokens, Words(suspend)))
        {
            items.Add(token);
            Assert.Null(Activity.Current);
        }

        Assert.Equal(["a", "b"], items);
        Activity generator = Assert.Single(tracer.OfKind("generator"));
        Assert.Equal("<async_generator>", generator.GetTagItem("judgment.output"));
        Assert.Equal("{}", generator.GetTagItem("judgment.input"));
        Assert.Equal(["a", "b"], tracer.OfKind("generator_item").Select(item => item.GetTagItem("judgment.output")));
        Assert.All(tracer.OfKind("generator_item"), item => Assert.Equal(generator.SpanId, item.ParentSpanId));
        IEnumerable<Activity> steps = tracer.Spans.Where(span => span.DisplayName == "Step");
        Assert.Equal(2, steps.Count());
        Assert.All(steps, span => Assert.Equal(generator.SpanId, span.ParentSpanId));
        Assert.Null(generator.GetTagItem("judgment.stream.completed"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task an_early_break_ends_the_span(bool suspend)
    {
        using var tracer = new TestTracer();

        await foreach (string _ in HandWoven.Stream(Tokens, Words(suspend)))
        {
            break;
        }

        Activity generator = Assert.Single(tracer.OfKind("generator"));
        Assert.Equal(false, generator.GetTagItem("judgment.stream.completed"));
        Assert.Equal(generator.SpanId, tracer.Named("Cleanup").ParentSpanId);
        Assert.Same(generator, tracer.Spans[^1]);
        Assert.Null(Activity.Current);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task an_exception_ends_the_span_with_the_error(bool suspend)
    {
        using var tracer = new TestTracer();
        var thrown = new IOException("connection lost");

        Exception? seen = await Record.ExceptionAsync(async () =>
        {
            await foreach (int _ in HandWoven.Stream(Tokens, Body()))
            {
            }
        });

        Assert.Same(thrown, seen);
        Assert.DoesNotContain("Judgeval.Spans", thrown.StackTrace, StringComparison.Ordinal);
        Activity generator = Assert.Single(tracer.OfKind("generator"));
        Assert.Equal("connection lost", generator.StatusDescription);
        Assert.Single(generator.Events);
        Assert.Null(generator.GetTagItem("judgment.stream.completed"));
        Assert.Null(Activity.Current);

        async IAsyncEnumerable<int> Body()
        {
            yield return 1;
            if (suspend)
            {
                await Task.Yield();
            }

            throw thrown;
        }
    }

    [Fact]
    public async Task a_step_that_has_failed_at_once_has_failed_at_once()
    {
        using var tracer = new TestTracer();
        IAsyncEnumerator<int> enumerator = HandWoven.Stream(Tokens, Body()).GetAsyncEnumerator();

        ValueTask<bool> step = enumerator.MoveNextAsync();

        Assert.True(step.IsFaulted);
        await Assert.ThrowsAsync<IOException>(async () => await step);
        Assert.Equal("at once", tracer.Single().StatusDescription);
        Assert.False(await enumerator.MoveNextAsync());
        await enumerator.DisposeAsync();
        tracer.Single();

#pragma warning disable CS1998 // It fails before it awaits anything.
        static async IAsyncEnumerable<int> Body()
#pragma warning restore CS1998
        {
            yield return true ? throw new IOException("at once") : 0;
        }
    }

    [Fact]
    public async Task the_consumers_token_reaches_the_iterator()
    {
        using var tracer = new TestTracer();
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (int _ in HandWoven.Stream(Tokens, Body()).WithCancellation(cancellation.Token))
            {
                await cancellation.CancelAsync();
            }
        });

        Activity generator = Assert.Single(tracer.OfKind("generator"));
        Assert.Equal(true, generator.GetTagItem("judgment.cancelled"));
        Assert.Equal(ActivityStatusCode.Unset, generator.Status);

        static async IAsyncEnumerable<int> Body([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            yield return 1;
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    [Fact]
    public async Task each_enumeration_is_a_span_of_its_own()
    {
        using var tracer = new TestTracer();
        IAsyncEnumerable<string> stream = HandWoven.Stream(Tokens, Words(suspend: true));

        // Both are made first: the compiler's stream gives its own object out again once it is at its end, though its first reader has yet to dispose of it.
        IAsyncEnumerator<string> first = stream.GetAsyncEnumerator();
        IAsyncEnumerator<string> second = stream.GetAsyncEnumerator();
        await Task.WhenAll(ReadAsync(first), ReadAsync(second));

        Assert.Equal(2, tracer.OfKind("generator").Count);
        Assert.All(tracer.OfKind("generator"), generator => Assert.Equal(2, tracer.OfKind("generator_item").Count(item => item.ParentSpanId == generator.SpanId)));
        Assert.Equal(2, tracer.OfKind("generator").Select(span => span.TraceId).Distinct().Count());

        static async Task ReadAsync(IAsyncEnumerator<string> words)
        {
            await using (words)
            {
                while (await words.MoveNextAsync())
                {
                    await Task.Yield();
                }
            }
        }
    }

    [Fact]
    public async Task a_consumers_activity_stays_current_through_every_step()
    {
        using var tracer = new TestTracer();
        using var foreign = ForeignSource.Recorded();
        using Activity ambient = foreign.Start("request");

        await foreach (string _ in HandWoven.Stream(Tokens, Words(suspend: true)))
        {
            Assert.Same(ambient, Activity.Current);
        }

        Assert.Same(ambient, Activity.Current);
        Assert.Equal(default, Assert.Single(tracer.OfKind("generator")).ParentSpanId);
        tracer.AssertNoParentIsMissing();
    }

    [Fact]
    public void a_method_that_throws_before_there_is_a_stream_is_one_span_with_the_error()
    {
        using var tracer = new TestTracer();

        Assert.Throws<ArgumentException>(() => { HandWoven.PassThroughStream<int>(Tokens, static () => throw new ArgumentException("no stream")); });

        Activity span = tracer.Single();
        Assert.Equal("generator", span.GetTagItem("judgment.span_kind"));
        Assert.Equal("no stream", span.StatusDescription);
        Assert.Equal("{}", span.GetTagItem("judgment.input"));
        Assert.Null(Activity.Current);
    }

    [Fact]
    public async Task a_stream_passed_through_is_followed()
    {
        using var tracer = new TestTracer();

        await foreach (string _ in HandWoven.PassThroughStream(Tokens, static () => Words(suspend: false)))
        {
        }

        Assert.Single(tracer.OfKind("generator"));
    }

    [Fact]
    public async Task an_enumerator_is_followed_too()
    {
        using var tracer = new TestTracer();
        ObservedCall call = default;
        call.BeginSequence(Tokens);

        await using (IAsyncEnumerator<string> enumerator = call.ReturnAsyncEnumerator(Words(suspend: true).GetAsyncEnumerator()))
        {
            Assert.True(await enumerator.MoveNextAsync());
            Assert.Equal("a", enumerator.Current);
        }

        Assert.Equal(false, Assert.Single(tracer.OfKind("generator")).GetTagItem("judgment.stream.completed"));
    }

    [Fact]
    public async Task the_consumers_synchronization_context_gets_its_continuations()
    {
        using var tracer = new TestTracer();
        var context = new CountingContext();
        Task<int> reading;
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            reading = ReadAsync();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        Assert.Equal(2, await reading);
        Assert.InRange(context.Posts, 2, int.MaxValue);
        Assert.Single(tracer.OfKind("generator"));

        async Task<int> ReadAsync()
        {
            int count = 0;
            await foreach (string _ in HandWoven.Stream(Tokens, Words(suspend: true)).ConfigureAwait(true))
            {
                Assert.Same(context, SynchronizationContext.Current);
                count++;
            }

            return count;
        }
    }

    private sealed class CountingContext : SynchronizationContext
    {
        private int _posts;

        public int Posts => _posts;

        public override void Post(SendOrPostCallback d, object? state)
        {
            Interlocked.Increment(ref _posts);
            ThreadPool.QueueUserWorkItem(_ =>
            {
                SetSynchronizationContext(this);
                d(state);
            });
        }
    }

    private static async IAsyncEnumerable<string> Words(bool suspend)
    {
        try
        {
            foreach (string word in new[] { "a", "b" })
            {
                if (suspend)
                {
                    await Task.Yield();
                }

                HandWoven.Run(HandWoven.Method("Step"), static () => { });
                yield return word;
            }
        }
        finally
        {
            HandWoven.Run(HandWoven.Method("Cleanup"), static () => { });
        }
    }
}

using System.Diagnostics;
using System.Text.RegularExpressions;
using Judgeval.CompilerServices;
using Judgeval.Spans;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Export;

public sealed partial class ConsoleExportTests
{
    [Fact]
    public void a_trace_is_an_indented_tree_in_the_order_of_the_starts()
    {
        var output = new StringWriter();
        using Tracer tracer = Start(output);

        HandWoven.Call(HandWoven.Method("Plan", ["city"], kind: "agent"), "Paris", static city =>
        {
            HandWoven.Call(HandWoven.Method("Search", kind: "tool"), static () => "sunny\nand warm");
            Record.Exception(() => HandWoven.Run(HandWoven.Method("Book", kind: "tool"), static () => throw new IOException("full")));
            Record.Exception(() => HandWoven.Run(HandWoven.Method("Wait"), static () => throw new OperationCanceledException()));
            foreach (int _ in HandWoven.Sequence(HandWoven.Method("Count"), new[] { 1, 2 }))
            {
                break;
            }

            return "done";
        });

        Assert.True(tracer.Flush());
        Assert.Equal(
            """
            Plan [agent] 0 ms
              input: {"city":"Paris"}
              output: done
              Search [tool] 0 ms
                output: sunny\nand warm
              Book [tool] 0 ms
                error: System.IO.IOException: full
              Wait [span] 0 ms
                cancelled
              Count [generator] 0 ms
                output: <generator>
                stopped early
                Count [generator_item] 0 ms
                  output: 1

            """.ReplaceLineEndings("\n"),
            Duration().Replace(output.ToString(), "0 ms"));
    }

    [Fact]
    public void a_guardrail_that_fired_says_so()
    {
        var output = new StringWriter();
        using Tracer tracer = Start(output);

        Check("no_pii", triggered: false);
        Check("no_secrets", triggered: true);

        Assert.True(tracer.Flush());
        Assert.Equal(
            """
            guardrail.no_pii [guardrail] 0 ms
            guardrail.no_secrets [guardrail] 0 ms
              triggered

            """.ReplaceLineEndings("\n"),
            Duration().Replace(output.ToString(), "0 ms"));
    }

    [Fact]
    public void long_values_take_one_line()
    {
        var output = new StringWriter();
        using Tracer tracer = Start(output);

        HandWoven.Call(HandWoven.Method("Long"), static () => new string('x', 500));

        Assert.True(tracer.Flush());
        string[] lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.EndsWith("…", lines[1], StringComparison.Ordinal);
        Assert.InRange(lines[1].Length, 100, 130);
    }

    [Fact]
    public void a_span_that_ends_after_its_root_is_written_at_the_flush()
    {
        var output = new StringWriter();
        using Tracer tracer = Start(output);
        ObservedCall root = default;
        ObservedCall late = default;
        root.Begin(HandWoven.Method("Root"));
        late.Begin(HandWoven.Method("Late"));

        root.Exit();
        Assert.True(tracer.Flush());
        Assert.StartsWith("Root", output.ToString(), StringComparison.Ordinal);
        late.Exit();
        Assert.True(tracer.Flush());

        Assert.Contains("\nLate", output.ToString(), StringComparison.Ordinal);
        Activity.Current = null;
    }

    [Fact]
    public void what_waits_is_written_at_the_shutdown()
    {
        var output = new StringWriter();
        Tracer tracer = Start(output);
        ObservedCall root = default;
        root.Begin(HandWoven.Method("Root"));
        HandWoven.Run(HandWoven.Method("Child"), static () => { });

        tracer.Dispose();

        Assert.StartsWith("Child", output.ToString(), StringComparison.Ordinal);
        root.Exit();
    }

    [Fact]
    public void a_broken_writer_is_the_flushs_affair_only()
    {
        var closed = new StreamWriter(new MemoryStream());
        closed.Dispose();
        using Tracer tracer = Start(closed);

        HandWoven.Run(HandWoven.Method("Run"), static () => { });

        Assert.False(tracer.Flush());
    }

    private static void Check(string name, bool triggered)
    {
        using GuardrailSpan span = GuardrailSpan.Start(name);
        span.SetTriggered(triggered);
    }

    private static Tracer Start(TextWriter output)
    {
        Tracer tracer = Tracer.Create(new TracerOptions { Exporters = ["console"], ConsoleWriter = output, WarningWriter = new StringWriter() }, static _ => null);
        TracerScope.SetOverride(tracer);
        return tracer;
    }

    [GeneratedRegex(@"\d+(\.\d+)? m?s\b")]
    private static partial Regex Duration();
}

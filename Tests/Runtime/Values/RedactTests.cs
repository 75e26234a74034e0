using System.Diagnostics;
using System.Text.Json;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Values;

public sealed class RedactTests
{
    [Fact]
    public void every_recorded_text_is_shown_to_the_hook_and_replaced()
    {
        var seen = new List<string>();
        using var tracer = new TestTracer(options => options.Redact = (key, text) =>
        {
            seen.Add(key);
            return text.Replace("ann@example.test", "<mail>", StringComparison.Ordinal);
        });

        HandWoven.Call(HandWoven.Method("Find", ["user"]), new { Mail = "ann@example.test" }, static user => user);
        Assert.Throws<FormatException>(static () => HandWoven.Run(HandWoven.Method("Fail"), static () => throw new FormatException("ann@example.test is bad")));

        Assert.Equal("""{"user":{"Mail":"<mail>"}}""", tracer.Named("Find").GetTagItem("judgment.input"));
        Assert.Equal("""{"Mail":"<mail>"}""", tracer.Named("Find").GetTagItem("judgment.output"));
        Activity failed = tracer.Named("Fail");
        Assert.Equal("<mail> is bad", failed.StatusDescription);
        Assert.Equal("<mail> is bad", failed.GetTagItem("error.message"));
        Assert.DoesNotContain("ann@", string.Concat(failed.TagObjects.Concat(failed.Events.Single().Tags).Select(static tag => tag.Value)), StringComparison.Ordinal);
        Assert.Equal(["judgment.input", "judgment.output", "error.message", "error.stack_trace"], seen);
    }

    [Fact]
    public void null_drops_the_text()
    {
        using var tracer = new TestTracer(static options => options.Redact = static (_, _) => null);

        HandWoven.Call(HandWoven.Method("Find", ["user"]), "ann", static user => user);
        Assert.Throws<FormatException>(static () => HandWoven.Run(HandWoven.Method("Fail"), static () => throw new FormatException("ann")));

        Assert.DoesNotContain("ann", Everything(tracer), StringComparison.Ordinal);
        Assert.Null(tracer.Named("Find").GetTagItem("judgment.input"));
        Assert.Equal("System.FormatException", tracer.Named("Fail").GetTagItem("error.type"));
        Assert.Equal("", tracer.Warnings.ToString());
    }

    [Fact]
    public void a_hook_that_throws_lets_nothing_out_and_is_told_once()
    {
        using var tracer = new TestTracer(static options => options.Redact = static (_, _) => throw new InvalidOperationException("ann"));

        Assert.Equal("ann", HandWoven.Call(HandWoven.Method("Find", ["user"]), "ann", static user => user));
        Assert.Throws<FormatException>(static () => HandWoven.Run(HandWoven.Method("Fail"), static () => throw new FormatException("ann")));

        Assert.DoesNotContain("ann", Everything(tracer), StringComparison.Ordinal);
        Assert.DoesNotContain("ann", tracer.Warnings.ToString(), StringComparison.Ordinal);
        Assert.Single(tracer.Warnings.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void secrets_are_masked_before_the_hook_and_its_text_is_cut()
    {
        var seen = new List<string>();
        using var tracer = new TestTracer(options =>
        {
            options.AttributeValueLengthLimit = 100;
            options.Redact = (_, text) =>
            {
                seen.Add(text);
                return text + new string('x', 500);
            };
        });

        HandWoven.Call(HandWoven.Method("Find"), static () => "sk-1234567890abcdef");

        Assert.Equal(["sk-***"], seen);
        Assert.Equal(100, ((string)tracer.Single().GetTagItem("judgment.output")!).Length);
    }

    [Fact]
    public void a_hook_that_calls_observed_code_makes_no_spans_on_any_thread()
    {
        using var tracer = new TestTracer(static options => options.Redact = static (_, text) =>
            Recorded.OnAnotherThread(() => HandWoven.Call(HandWoven.Method("Observed"), () => text + "!")));

        HandWoven.Call(HandWoven.Method("Find"), static () => "x");

        Assert.Equal("x!", tracer.Single().GetTagItem("judgment.output"));
    }

    [Fact]
    public void what_the_program_sets_through_the_tracer_is_shown_to_the_hook()
    {
        var seen = new List<string>();
        using var tracer = new TestTracer(options => options.Redact = (key, text) =>
        {
            seen.Add(key);
            return text.Contains("drop", StringComparison.Ordinal) ? null : text.Replace("ann", "<\"name\">", StringComparison.Ordinal);
        });

        HandWoven.Run(HandWoven.Method("Find"), static () =>
        {
            Tracer.SetAttribute("mail", "ann");
            Tracer.SetAttribute("mails", new[] { "ann", "drop" });
            Tracer.SetAttribute("user", new { Name = "ann" });
            Tracer.SetAttribute("none", "drop");
            Tracer.SetSessionId("ann");
            Tracer.UpdateCurrentTrace(metadata: [new("a", "ann"), new("b", "drop"), new("c", 3)], tags: ["ann", "drop"]);
        });

        Activity span = tracer.Single();
        Assert.Equal("<\"name\">", span.GetTagItem("mail"));
        Assert.Equal(["<\"name\">", ""], (string[])span.GetTagItem("mails")!);
        Assert.Equal("{\"Name\":\"<\"name\">\"}", span.GetTagItem("user"));
        Assert.Null(span.GetTagItem("none"));
        Assert.Equal("<\"name\">", span.GetTagItem("judgment.session_id"));
        Assert.Equal(["<\"name\">"], (string[])span.GetTagItem("tag.tags")!);
        using JsonDocument metadata = JsonDocument.Parse((string)span.GetTagItem("metadata")!);
        Assert.Equal(["a", "c"], metadata.RootElement.EnumerateObject().Select(static entry => entry.Name));
        Assert.DoesNotContain("ann", Everything(tracer), StringComparison.Ordinal);
        Assert.Superset(new HashSet<string> { "mail", "mails", "user", "none", "judgment.session_id", "tag.tags", "metadata" }, seen.ToHashSet());
    }

    private static string Everything(TestTracer tracer) =>
        string.Concat(tracer.Spans.SelectMany(static span => span.TagObjects.Concat(span.Events.SelectMany(static occurrence => occurrence.Tags))
            .Where(static tag => tag.Key is not "error.type" and not "exception.type")
            .Select(static tag => tag.Value).Append(span.StatusDescription)));
}

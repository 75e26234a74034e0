using System.Diagnostics;
using System.Text;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Propagation;

/// <summary>Headers that nobody of ours has written.</summary>
public sealed class HostileHeaderTests
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";
    private const string SpanId = "b7ad6b7169203331";
    private const string Parent = $"00-{TraceId}-{SpanId}-01";

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("00")]
    [InlineData($"00-{TraceId}-{SpanId}")]
    [InlineData($"00-{TraceId}-{SpanId}-1")]
    [InlineData($"00-{TraceId}-{SpanId}-zz")]
    [InlineData($"00-{TraceId}-{SpanId}-01-more")]
    [InlineData($"ff-{TraceId}-{SpanId}-01")]
    [InlineData($"00-00000000000000000000000000000000-{SpanId}-01")]
    [InlineData($"00-{TraceId}-0000000000000000-01")]
    [InlineData($"00-0AF7651916CD43DD8448EB211C80319C-{SpanId}-01")]
    [InlineData($"00_{TraceId}_{SpanId}_01")]
    [InlineData($"{Parent},{Parent}")]
    [InlineData($"{Parent}\r\nx: y")]
    public void a_traceparent_that_is_none_begins_a_new_trace(string traceParent)
    {
        Activity span = Continue(("traceparent", traceParent));

        Assert.Equal(default, span.ParentSpanId);
        Assert.NotEqual(TraceId, span.TraceId.ToHexString());
    }

    [Theory]
    [InlineData($" {Parent} ")]
    [InlineData($"00-{TraceId}-{SpanId}-03")]
    [InlineData($"01-{TraceId}-{SpanId}-01-more")]
    public void a_traceparent_that_the_standard_allows_is_taken(string traceParent) =>
        Assert.Equal(SpanId, Continue(("traceparent", traceParent)).ParentSpanId.ToHexString());

    [Fact]
    public void two_traceparents_are_none() => Assert.Equal(default, Continue(("traceparent", Parent), ("Traceparent", Parent)).ParentSpanId);

    [Fact]
    public void a_tracestate_that_may_not_stand_in_a_header_is_dropped_and_the_parent_stays()
    {
        foreach (string state in (string[])["a=1\r\nx: y", "ü=1", new string('a', 8193), string.Join(',', Enumerable.Range(0, 33).Select(static index => $"k{index}=v"))])
        {
            Activity span = Continue(("traceparent", Parent), ("tracestate", state));
            Assert.Equal((SpanId, null), (span.ParentSpanId.ToHexString(), span.TraceStateString));
        }
    }

    [Theory]
    [InlineData("judgment.input=x")]
    [InlineData("judgment.output=x")]
    [InlineData("judgment.project_id=x")]
    [InlineData("judgment.project_id_override=x")]
    [InlineData("judgment.span_kind=x")]
    [InlineData("user.id=x")]
    [InlineData("session.id=x")]
    [InlineData("Judgment.Session_Id=x")]
    [InlineData("judgment.session_id%20=x")]
    [InlineData("judgment.session_id")]
    [InlineData("judgment.session_id=")]
    [InlineData("judgment.session_id=%20+")]
    [InlineData("judgment.session_id=;p=1")]
    [InlineData("judgment.session_id=%")]
    [InlineData("judgment.session_id=%4")]
    [InlineData("judgment.session_id=%zz")]
    [InlineData("judgment.session_id=%ff%fe")]
    [InlineData("judgment.session_id=%c0%80")]
    [InlineData("judgment.session_id=a b")]
    [InlineData("judgment.session_id=ü")]
    [InlineData("judgment.session_id=a\r\nx: y")]
    [InlineData("=x")]
    [InlineData(",,;=,=;")]
    public void baggage_that_is_not_for_us_sets_nothing(string baggage)
    {
        Activity span = Continue(("traceparent", Parent), ("baggage", baggage));

        Assert.Equal([("judgment.input", "{}"), ("judgment.span_kind", "span")], span.TagObjects.Select(static tag => (tag.Key, (string?)tag.Value)).Order());
    }

    [Fact]
    public void what_is_good_beside_what_is_bad_is_taken_and_the_last_of_two_counts() =>
        Assert.Equal("b", Tag(Continue(("baggage", "judgment.session_id=a,judgment.customer_id=%,judgment.session_id=b,x")), "judgment.session_id"));

    [Fact]
    public void headers_beyond_the_limits_are_ignored()
    {
        string entry = ",judgment.session_id=s";
        Assert.Equal("s", Session("k=" + new string('v', 8190 - entry.Length) + entry));
        Assert.Null(Session("k=" + new string('v', 8191 - entry.Length) + entry));

        string prefix = "judgment.session_id=s;p=";
        Assert.Equal("s", Session(prefix + new string('v', 4096 - prefix.Length)));
        Assert.Null(Session(prefix + new string('v', 4097 - prefix.Length)));

        Assert.Equal("s", Session(string.Join(',', Enumerable.Repeat("k=v", 179)) + entry));
        Assert.Null(Session(string.Join(',', Enumerable.Repeat("k=v", 180)) + entry));
    }

    [Fact]
    public void the_limit_is_for_all_baggage_headers_together()
    {
        var headers = Enumerable.Repeat(("baggage", "k=" + new string('v', 4000)), 3).Append(("baggage", "judgment.session_id=s"));

        Assert.Null(Tag(Continue([.. headers]), "judgment.session_id"));
    }

    [Fact]
    public void a_secret_is_masked_and_a_long_id_is_cut()
    {
        Assert.Equal("sk-***", Session("judgment.session_id=sk-abcdefghijklmnopqrstuvwxyz0123456789"));
        Assert.Equal(256, ((string?)Tag(Continue(("baggage", "judgment.session_id=" + new string('x', 3000))), "judgment.session_id"))!.Length);
    }

    [Fact]
    public void a_carrier_that_throws_or_is_missing_counts_as_empty_and_its_content_is_told_nobody()
    {
        using var tracer = new TestTracer();

        using (Tracer.ContinueTrace(Throwing()))
        using (Tracer.ContinueTrace((IEnumerable<KeyValuePair<string, string>>)null!))
        {
            Tracer.Span("inside", static () => { });
        }

        Assert.Equal(default, tracer.Single().ParentSpanId);
        Assert.DoesNotContain("secret-header", tracer.Warnings.ToString(), StringComparison.Ordinal);

        static IEnumerable<KeyValuePair<string, string>> Throwing()
        {
            yield return new("traceparent", Parent);
            throw new InvalidOperationException("secret-header");
        }
    }

    [Fact]
    public void random_ids_make_the_round_trip()
    {
        using var tracer = new TestTracer();
        var random = new Random(20261120);
        for (int round = 0; round < 300; round++)
        {
            string id = "x" + RandomText(random, random.Next(100)) + "x";
            var headers = new Dictionary<string, string>();
            using (Tracer.ContinueTrace(headers))
            using (SpanScope caller = Tracer.Span("caller"))
            {
                Tracer.SetSessionId(id);
                Tracer.Inject(headers);
                Assert.All(headers["baggage"], static character => Assert.InRange(character, '!', '~'));
                using (Tracer.ContinueTrace(headers))
                using (SpanScope callee = Tracer.Span("callee"))
                {
                    Assert.Equal((Tag(caller.Activity!, "judgment.session_id"), caller.Activity!.SpanId), (Tag(callee.Activity!, "judgment.session_id"), callee.Activity!.ParentSpanId));
                }
            }
        }
    }

    [Fact]
    public void random_garbage_never_harms()
    {
        using var tracer = new TestTracer();
        var random = new Random(1120);
        string[] seeds = [Parent, "judgment.session_id=s%20x;p=1,judgment.customer_id=acme", "a=1,b=2"];
        for (int round = 0; round < 2000; round++)
        {
            (string, string)[] headers = [("traceparent", Mutated(random, seeds[0])), ("baggage", Mutated(random, seeds[1])), ("tracestate", Mutated(random, seeds[2]))];
            using (Tracer.ContinueTrace(headers.Select(static header => KeyValuePair.Create(header.Item1, header.Item2))))
            using (SpanScope span = Tracer.Span("handle"))
            {
                Assert.True(span.IsRecording);
                Assert.DoesNotContain(span.Activity!.TagObjects, static tag => tag.Key is not ("judgment.session_id" or "session.id" or "judgment.customer_id" or "judgment.customer_user_id"));
                Assert.True(span.Activity.ParentSpanId == default || span.Activity.HasRemoteParent);
            }
        }

        Assert.Equal("", tracer.Warnings.ToString());
    }

    // Whole code points, controls among them; no surrogate on its own, which UTF-8 cannot carry.
    private static string RandomText(Random random, int length)
    {
        var text = new StringBuilder();
        for (int index = 0; index < length; index++)
        {
            int point = random.Next(4) switch { 0 => random.Next(0x110000), 1 => random.Next(0x800), _ => random.Next(0x80) };
            text.Append(point is >= 0xD800 and <= 0xDFFF ? "+" : char.ConvertFromUtf32(point));
        }

        return text.ToString();
    }

    private static string Mutated(Random random, string seed)
    {
        var text = new StringBuilder(seed);
        for (int change = random.Next(6); change > 0; change--)
        {
            int index = random.Next(text.Length + 1);
            string piece = random.Next(5) switch { 0 => "%", 1 => ",", 2 => "=", 3 => ((char)random.Next(0x10000)).ToString(), _ => seed[random.Next(seed.Length)..] };
            text.Insert(index, piece);
            text.Remove(random.Next(text.Length), 1);
        }

        return text.ToString();
    }

    private static string? Session(string baggage) => (string?)Tag(Continue(("baggage", baggage)), "judgment.session_id");

    private static Activity Continue(params (string Name, string Value)[] headers)
    {
        using var tracer = new TestTracer();
        using (Tracer.ContinueTrace(headers.Select(static header => KeyValuePair.Create(header.Name, header.Value))))
        {
            HandWoven.Run(HandWoven.Method("handle"), static () => { });
        }

        return tracer.Single();
    }

    private static object? Tag(Activity span, string key) => span.GetTagItem(key);
}

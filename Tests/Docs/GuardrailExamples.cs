using System.Diagnostics;
using Judgeval.Tests.Runtime.Guardrails;
using Judgeval.Tests.Support;
using Tracer = Judgeval.Tracer;

namespace Judgeval.Tests.Docs;

/// <summary>The examples of docs/guardrails.md, word for word, run.</summary>
public sealed class GuardrailExamples
{
    [Fact]
    public void a_guardrail_by_hand()
    {
        using var tracer = new TestTracer();
        string answer = "ann@example.com";

        using (Tracer.Span("pii check"))
        {
            Tracer.SetSpanKind(SpanKinds.Guardrail);
            Tracer.SetAttribute("guardrail.name", "pii_check");
            Tracer.SetAttribute("guardrail.category", "pii");
            Tracer.SetAttribute("guardrail.enforcement_mode", "warn");
            Tracer.SetAttribute("guardrail.triggered", HasPii(answer));
        }

        var finding = GuardedTrace.FindingOf(tracer.Single());
        Assert.Equal(("pii_check", "triggered", "warn", "high"), (Text("name"), Text("status"), Text("enforcement_mode"), Text("confidence")));

        string? Text(string name) => finding.GetProperty(name).GetString();

        static bool HasPii(string text) => text.Contains('@', StringComparison.Ordinal);
    }

    [Fact]
    public void what_one_trace_need_not_have()
    {
        using var tracer = new TestTracer();
        using (Tracer.Span("chat"))
        {
            Tracer.SetLlmSpan();
            Tracer.SetOutput("Hello");
            Tracer.SetAttribute("guardrail.suppress_missing", new[] { "moderation", "output_validation" });
        }

        Assert.Equal(0L, tracer.Single().GetTagItem("guardrail.summary.missing_count"));
    }

    [Fact]
    public void what_no_trace_need_have()
    {
        var options = new TracerOptions { ProjectName = "search-assistant", SuppressMissingGuardrails = ["moderation"] };

        Activity root;
        using (var trace = new GuardedTrace(configured => configured.SuppressMissingGuardrails = options.SuppressMissingGuardrails))
        {
            trace.Add(("judgment.span_kind", "llm"), ("judgment.output", "Hello"));
            root = trace.End();
        }

        Assert.Equal(1L, root.GetTagItem("guardrail.summary.missing_count"));
    }
}

using System.Diagnostics;
using System.Text.Json;
using Judgeval.Guardrails;

namespace Judgeval.Tests.Runtime.Guardrails;

public sealed class FindingTests
{
    [Theory]
    [InlineData("t1", "explicit", 8, "content_filter", "s1", "ea78597d63bb710e")]
    [InlineData("", "explicit", 4, "x", "", "48f667436b2ebd35")]
    [InlineData("0af7651916cd43dd8448eb211c80319c", "provider_native", 8, "provider_content_filter", "b7ad6b7169203331", "635997980d07db51")]
    public void an_id_is_that_of_traccia(string trace, string source, int category, string name, string span, string expected) =>
        Assert.Equal(expected, Finding.IdOf(trace, source, (Categories)category, name, span));

    [Fact]
    public void the_json_has_the_members_of_traccia_in_its_order()
    {
        Activity span = GuardedTrace.Only(("span.type", "guardrail"), ("guardrail.name", "pii_check"), ("guardrail.category", "pii"));

        string id = Finding.IdOf(span.TraceId.ToHexString(), "explicit", Categories.Pii, "pii_check", span.SpanId.ToHexString());
        string expected = $$"""
            [{"id":"{{id}}","category":"pii","name":"pii_check","source_type":"explicit","confidence":"medium","triggered":null,"enforcement_mode":"unknown","status":"present",
            "detection_reason":"manual_observe_guardrail_span","evidence_ref":{"trace_id":"{{span.TraceId}}","span_id":"{{span.SpanId}}","integration":"manual_observe",
            "attribute_keys":["span.type","guardrail.name","guardrail.category"]},"raw_excerpt":null}]
            """;
        Assert.Equal(expected.ReplaceLineEndings(""), span.GetTagItem("guardrail.findings"));
        Assert.Equal(1L, span.GetTagItem("guardrail.finding.count"));
    }

    [Theory]
    [InlineData(true, "triggered")]
    [InlineData(false, "not_triggered")]
    [InlineData(null, "present")]
    public void the_status_says_what_triggered_says(bool? triggered, string status)
    {
        JsonElement finding = GuardedTrace.FindingOf(GuardedTrace.Only(("span.type", "guardrail"), ("guardrail.triggered", triggered)));

        Assert.Equal(status, finding.GetProperty("status").GetString());
        Assert.Equal(triggered is null ? JsonValueKind.Null : triggered.Value ? JsonValueKind.True : JsonValueKind.False, finding.GetProperty("triggered").ValueKind);
    }

    [Fact]
    public void a_span_without_a_finding_has_no_attribute_of_one()
    {
        Activity span = GuardedTrace.Only(("judgment.span_kind", "span"), ("judgment.output", "done"));

        Assert.DoesNotContain(span.TagObjects, static tag => tag.Key.StartsWith("guardrail.", StringComparison.Ordinal));
    }

    [Fact]
    public void the_same_finding_is_told_once_and_with_the_best_confidence()
    {
        Activity span = GuardedTrace.Only(
            ("judgment.span_kind", "llm"), ("error.message", "HTTP 400 (content_filter)"), ("error.type", "content_filter"),
            ("llm.finish_reason", "content_filter"), ("gen_ai.response.finish_reasons", new[] { "content_filter" }));

        Assert.Equal(
            ["provider_content_filter high", "provider_error_content_filter high"],
            GuardedTrace.FindingsOf(span).Select(static finding => $"{finding.GetProperty("name")} {finding.GetProperty("confidence")}").Order());
    }
}

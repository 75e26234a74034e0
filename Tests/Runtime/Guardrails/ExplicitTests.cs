using System.Diagnostics;
using System.Text.Json;

namespace Judgeval.Tests.Runtime.Guardrails;

public sealed class ExplicitTests
{
    [Theory]
    [InlineData("judgment.span_kind")]
    [InlineData("judgment.declared_kind")]
    [InlineData("span.type")]
    [InlineData("openinference.span.kind")]
    public void a_guardrail_span_is_a_finding_whoever_wrote_its_kind(string key)
    {
        JsonElement finding = Of((key, "guardrail"), ("guardrail.name", "pii_check"), ("guardrail.category", "pii"), ("guardrail.triggered", true));

        Assert.Equal(("explicit", "pii_check", "pii", "high", true), (Text(finding, "source_type"), Text(finding, "name"), Text(finding, "category"), Text(finding, "confidence"), finding.GetProperty("triggered").GetBoolean()));
        Assert.Equal([key, "guardrail.name", "guardrail.category"], GuardedTrace.Strings(finding.GetProperty("evidence_ref").GetProperty("attribute_keys")));
    }

    [Theory]
    [InlineData("GUARDRAIL")]
    [InlineData("Guardrail")]
    public void the_kind_counts_in_any_case(string kind) => Assert.Equal("explicit", Text(Of(("span.type", kind)), "source_type"));

    [Theory]
    [InlineData("input_validation")]
    [InlineData("prompt_injection")]
    [InlineData("pii")]
    [InlineData("moderation")]
    [InlineData("tool_permission")]
    [InlineData("output_validation")]
    [InlineData("rate_limit")]
    [InlineData("unknown")]
    public void each_category_is_kept(string category) => Assert.Equal(category, Text(Of(("span.type", "guardrail"), ("guardrail.category", category)), "category"));

    [Theory]
    [InlineData("block")]
    [InlineData("warn")]
    [InlineData("log_only")]
    [InlineData("unknown")]
    public void each_enforcement_mode_is_kept(string mode) => Assert.Equal(mode, Text(Of(("span.type", "guardrail"), ("guardrail.enforcement_mode", mode)), "enforcement_mode"));

    [Fact]
    public void names_in_the_spelling_of_dotnet_count()
    {
        JsonElement finding = Of(("span.type", "guardrail"), ("guardrail.category", "PromptInjection"), ("guardrail.enforcement_mode", "LogOnly"));

        Assert.Equal(("prompt_injection", "log_only"), (Text(finding, "category"), Text(finding, "enforcement_mode")));
    }

    [Fact]
    public void unknown_words_are_unknown_and_the_confidence_stays()
    {
        JsonElement finding = Of(("span.type", "guardrail"), ("guardrail.name", "x"), ("guardrail.category", "jailbreak"), ("guardrail.triggered", false), ("guardrail.enforcement_mode", "explode"));

        Assert.Equal(("unknown", "unknown", "high"), (Text(finding, "category"), Text(finding, "enforcement_mode"), Text(finding, "confidence")));
    }

    [Theory]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    public void one_that_says_less_than_all_is_medium(bool hasName, bool hasCategory, bool hasTriggered)
    {
        JsonElement finding = Of(
            ("span.type", "guardrail"), ("guardrail.name", hasName ? "x" : null), ("guardrail.category", hasCategory ? "pii" : null), ("guardrail.triggered", hasTriggered ? true : null));

        Assert.Equal("medium", Text(finding, "confidence"));
        Assert.Equal(hasName ? "x" : "unnamed_guardrail", Text(finding, "name"));
    }

    // Traccia takes any text for true, "false" too.
    [Theory]
    [InlineData(true, "triggered")]
    [InlineData(false, "not_triggered")]
    [InlineData("true", "triggered")]
    [InlineData("False", "not_triggered")]
    [InlineData("yes", "present")]
    [InlineData(1, "present")]
    public void triggered_is_a_truth_value_or_the_text_of_one(object value, string status)
    {
        Assert.Equal(status, Text(Of(("span.type", "guardrail"), ("guardrail.triggered", value)), "status"));
        Assert.Equal(status, Text(Of(("agent.span.type", "guardrail"), ("agent.guardrail.triggered", value)), "status"));
    }

    [Fact]
    public void a_guardrail_of_the_agents_sdk_is_high_whatever_it_says()
    {
        JsonElement finding = Of(("agent.span.type", "guardrail"), ("agent.guardrail.name", "math"), ("guardrail.name", "other"));

        Assert.Equal(("math", "high", "present", "openai_agents_guardrail_span"), (Text(finding, "name"), Text(finding, "confidence"), Text(finding, "status"), Text(finding, "detection_reason")));
        Assert.Equal("openai_agents", Text(finding.GetProperty("evidence_ref"), "integration"));
        Assert.Equal(["agent.span.type", "agent.guardrail.name", "agent.guardrail.triggered"], GuardedTrace.Strings(finding.GetProperty("evidence_ref").GetProperty("attribute_keys")));
    }

    [Fact]
    public void a_guardrail_of_the_agents_sdk_may_say_the_rest_as_ours_do()
    {
        JsonElement finding = Of(
            ("agent.span.type", "GUARDRAIL"), ("guardrail.name", "math"), ("guardrail.triggered", true), ("guardrail.category", "moderation"), ("guardrail.enforcement_mode", "block"));

        Assert.Equal(("math", "triggered", "moderation", "block"), (Text(finding, "name"), Text(finding, "status"), Text(finding, "category"), Text(finding, "enforcement_mode")));
    }

    [Fact]
    public void the_evidence_is_quoted()
    {
        using var trace = new GuardedTrace();
        Activity span;
        using (GuardrailSpan check = GuardrailSpan.Start("pii_check", GuardrailCategory.Pii, EnforcementMode.Warn))
        {
            span = check.Span.Activity!;
            check.SetTriggered(true);
            check.SetEvidence("an e-mail address");
        }

        JsonElement finding = GuardedTrace.FindingOf(span);
        Assert.Equal(("pii_check", "pii", "warn", "high", "an e-mail address"), (Text(finding, "name"), Text(finding, "category"), Text(finding, "enforcement_mode"), Text(finding, "confidence"), Text(finding, "raw_excerpt")));
    }

    [Fact]
    public void a_span_that_is_both_is_one_finding() =>
        Assert.Equal("openai_agents_guardrail_span", Text(Of(("span.type", "guardrail"), ("agent.span.type", "guardrail")), "detection_reason"));

    [Fact]
    public void attributes_of_a_guardrail_on_another_span_are_no_finding()
    {
        Activity span = GuardedTrace.Only(("judgment.span_kind", "span"), ("guardrail.name", "pii_check"), ("guardrail.triggered", true));

        Assert.Empty(GuardedTrace.FindingsOf(span));
    }

    private static JsonElement Of(params (string Key, object? Value)[] attributes) => GuardedTrace.FindingOf(GuardedTrace.Only(attributes));

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}

using System.Diagnostics;
using System.Text.Json;
using Judgeval.Guardrails.Rules;

namespace Judgeval.Tests.Runtime.Guardrails;

/// <summary>Each row of the table, by itself and by name.</summary>
public sealed class ProviderRuleTests
{
    public static TheoryData<string> Reasons => [.. ProviderRules.Rows.Select(static row => row.Reason)];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void every_value_of_a_row_is_found(string reason)
    {
        ProviderRule row = Row(reason);
        string[] values = row.Match == Match.Anything ? ["said"] : row.Values;

        Assert.All(values, value => Assert.Contains(GuardedTrace.FindingsOf(GuardedTrace.Only(ProviderSample.Of(row, value))), finding => IsOf(finding, row)));
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void a_row_takes_nothing_else(string reason)
    {
        ProviderRule row = Row(reason);
        string value = row.Match == Match.Anything ? row.Values.FirstOrDefault("") : "stop";

        Assert.DoesNotContain(GuardedTrace.FindingsOf(GuardedTrace.Only(ProviderSample.Of(row, value))), finding => IsOf(finding, row));
    }

    [Fact]
    public void every_row_has_a_name_of_its_own_and_a_test_of_its_own()
    {
        Assert.Equal(ProviderRules.Rows.Length, ProviderRules.Rows.Select(static row => row.Reason).Distinct().Count());
        Assert.All(ProviderRules.Rows, static row => Assert.NotNull(typeof(ProviderRuleTests).GetMethod(row.Reason)));
    }

    [Theory]
    [InlineData("content_filter", null, "openai")]
    [InlineData("content_filtered", "openai", "openai")]
    [InlineData("CONTENT_FILTER", "Azure", "azure_openai")]
    [InlineData("ContentFilter", "azure.ai.openai", "azure_openai")]
    [InlineData("SAFETY", "google", "google")]
    [InlineData("safety", "gemini", "google")]
    [InlineData("SAFETY", "gcp.vertex_ai", "google")]
    public void llm_finish_reason_content_filter(string value, string? vendor, string integration)
    {
        JsonElement finding = Single("llm_finish_reason_content_filter", ("llm.finish_reason", value), ("llm.vendor", vendor));

        AssertIs(finding, "provider_content_filter", "high", integration, value, "llm.finish_reason");
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData("Claude")]
    public void llm_stop_reason_content_filter(string vendor)
    {
        AssertIs(
            Single("llm_stop_reason_content_filter", ("llm.stop_reason", "content_filtered"), ("llm.vendor", vendor)), "anthropic_content_filter", "high", "anthropic", "content_filtered", "llm.stop_reason");
        Assert.Empty(GuardedTrace.FindingsOf(GuardedTrace.Only(("llm.stop_reason", "content_filter"), ("llm.vendor", "openai"))));
    }

    [Theory]
    [InlineData("Your request violates Anthropic's Usage Policy.")]
    [InlineData("It violates Anthropic’s usage policy.")]
    [InlineData("Blocked by our CONTENT POLICY")]
    [InlineData("usage policy violation")]
    public void anthropic_error_message_policy_phrase(string message)
    {
        JsonElement finding = Single("anthropic_error_message_policy_phrase", ("error.message", message), ("llm.vendor", "anthropic"), ("span.type", "LLM"));

        AssertIs(finding, "anthropic_policy_violation", "medium", "anthropic", message.ToLowerInvariant(), "error.message", "llm.vendor");
    }

    [Fact]
    public void a_policy_phrase_counts_only_on_a_call_of_anthropic()
    {
        Assert.Empty(GuardedTrace.FindingsOf(GuardedTrace.Only(("error.message", "content policy"), ("llm.vendor", "anthropic"))));
        Assert.Empty(GuardedTrace.FindingsOf(GuardedTrace.Only(("error.message", "content policy"), ("llm.vendor", "openai"), ("span.type", "llm"))));
        Assert.Empty(GuardedTrace.FindingsOf(GuardedTrace.Only(("error.message", "content policy"), ("span.type", "llm"))));
    }

    [Theory]
    [InlineData("""[{"category":"HATE","probability":"LOW"},{"category":"SEX","blocked":true}]""")]
    [InlineData("""{"category":"HATE","probability":"high"}""")]
    [InlineData("""[{"probability":"HIGH","blocked":false}, {"category":"cut""")]
    public void llm_safety_ratings_high_or_blocked(string ratings) =>
        AssertIs(Single("llm_safety_ratings_high_or_blocked", ("llm.safety_ratings", ratings)), "google_safety_ratings_blocked", "medium", "google_langchain", ratings, "llm.safety_ratings");

    [Theory]
    [InlineData("""[{"probability":"MEDIUM","blocked":"true"}]""")]
    [InlineData("not json")]
    [InlineData("""[{"probability":"HI""")]
    [InlineData("""[{"note":{"blocked":true}}]""")]
    public void ratings_that_block_nothing_are_nothing(string ratings) => Assert.Empty(GuardedTrace.FindingsOf(GuardedTrace.Only(("llm.safety_ratings", ratings))));

    [Theory]
    [InlineData("incomplete", "I can't help with that.")]
    [InlineData("FAILED", "Sorry, I’m unable to do this.")]
    public void llm_response_status_with_refusal_text(string status, string completion)
    {
        JsonElement finding = Single("llm_response_status_with_refusal_text", ("llm.completion", completion), ("llm.response.status", status), ("llm.vendor", "azure"));

        AssertIs(finding, "provider_refusal", "medium", "openai", completion, "llm.response.status", "llm.completion");
    }

    [Fact]
    public void a_finished_answer_may_say_what_it_likes() =>
        Assert.Empty(GuardedTrace.FindingsOf(GuardedTrace.Only(("llm.completion", "I can't help with that."), ("llm.response.status", "completed"))));

    [Fact]
    public void openai_message_refusal()
    {
        const string answer = """{"choices":[{"index":0,"message":{"role":"assistant","content":null,"refusal":"I cannot do that."},"finish_reason":"stop"}]}""";

        AssertIs(Single("openai_message_refusal", ("gen_ai.completion", answer), ("gen_ai.provider.name", "openai")), "openai_refusal", "high", "openai", "I cannot do that.", "gen_ai.completion");
    }

    [Theory]
    [InlineData("""[{"role":"assistant","parts":[{"type":"refusal","content":"No."}],"finish_reason":"stop"}]""")]
    [InlineData("""{"output":[{"type":"message","content":[{"refusal":"No.","type":"refusal"}]}]}""")]
    [InlineData("""{"Role":"Assistant","Content":[],"Refusal":"No.","FinishReason":"Stop"}""")]
    [InlineData("""[{"role":"assistant","parts":[{"content":"No.","type":"refusal"}]}]""")]
    public void a_refusal_is_seen_in_every_form(string answer) => Assert.Equal("No.", Single("openai_message_refusal", ("gen_ai.output.messages", answer)).GetProperty("raw_excerpt").GetString());

    [Theory]
    [InlineData("""{"refusal":"the model was asked for such an object"}""")]
    [InlineData("""{"role":"assistant","content":"Hi","refusal":null}""")]
    [InlineData("""[{"role":"assistant","parts":[{"type":"tool_call","name":"f","arguments":{"type":"refusal","refusal":"x","finish_reason":"content_filter"}}]}]""")]
    [InlineData("""[{"role":"assistant","parts":[{"type":"tool_call","name":"f","arguments":{"finish_reason":"content_filter" """)]
    [InlineData("\"refusal\"")]
    [InlineData("A refusal, {\"refusal\":1}.")]
    public void what_a_model_writes_is_no_refusal(string answer) => Assert.Empty(GuardedTrace.FindingsOf(GuardedTrace.Only(("gen_ai.output.messages", answer))));

    [Theory]
    [InlineData("gen_ai.completion", """{"status":"incomplete","incomplete_details":{"reason":"content_filter"}}""")]
    [InlineData("openai.response.incomplete_reason", "content_filter")]
    public void openai_incomplete_content_filter(string key, string value) =>
        AssertIs(Single("openai_incomplete_content_filter", (key, value)), "openai_incomplete_content_filter", "high", "openai", "content_filter", key);

    [Theory]
    [InlineData("error.type", "content_filter")]
    [InlineData("error.type", "content_policy_violation")]
    [InlineData("gen_ai.completion", """{"error":{"message":"filtered","code":"content_filter"}}""")]
    [InlineData("gen_ai.completion", """{"error":{"code":"x","innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":{"hate":{"filtered":false}}}}}""")]
    public void provider_error_content_filter(string key, string value) =>
        Assert.Equal("high", Single("provider_error_content_filter", (key, value)).GetProperty("confidence").GetString());

    [Fact]
    public void provider_error_message_content_filter()
    {
        const string message = "HTTP 400 (content_filter)\nThe response was filtered due to the prompt triggering Azure OpenAI's content management policy.";
        JsonElement finding = Single("provider_error_message_content_filter", ("error.message", message), ("judgment.span_kind", "llm"), ("judgment.llm.provider", "azure"));

        AssertIs(finding, "provider_error_content_filter", "medium", "azure_openai", message.ToLowerInvariant(), "error.message", "judgment.llm.provider");
    }

    [Fact]
    public void azure_prompt_filter_results()
    {
        const string answer = """{"choices":[],"prompt_filter_results":[{"prompt_index":0,"content_filter_results":{"hate":{"filtered":false,"severity":"safe"},"violence":{"filtered":true,"severity":"high"}}}]}""";

        AssertIs(Single("azure_prompt_filter_results", ("gen_ai.completion", answer)), "azure_prompt_filter", "high", "azure_openai", "violence", "gen_ai.completion");
    }

    [Fact]
    public void azure_content_filter_results()
    {
        const string answer = """{"choices":[{"content_filter_results":{"hate":{"filtered":true,"severity":"medium"}},"finish_reason":"stop"}]}""";

        AssertIs(Single("azure_content_filter_results", ("gen_ai.completion", answer)), "azure_content_filter", "high", "azure_openai", "hate", "gen_ai.completion");
    }

    [Fact]
    public void filters_that_let_everything_through_are_nothing()
    {
        const string answer = """{"prompt_filter_results":[{"content_filter_results":{"hate":{"filtered":false},"jailbreak":{"filtered":false,"detected":true}}}],"choices":[{"content_filter_results":{"hate":{"filtered":"true"}}}]}""";

        Assert.Empty(GuardedTrace.FindingsOf(GuardedTrace.Only(("gen_ai.completion", answer))));
    }

    [Theory]
    [InlineData("jailbreak")]
    [InlineData("indirect_attack")]
    public void azure_prompt_shield(string shield)
    {
        JsonElement finding = Single("azure_prompt_shield", ("llm.prompt_filter_results", $$$"""[{"content_filter_results":{"{{{shield}}}":{"detected":true,"filtered":true} } }]"""));

        AssertIs(finding, "azure_prompt_shield", "high", "azure_openai", shield, "llm.prompt_filter_results");
        Assert.Equal("prompt_injection", finding.GetProperty("category").GetString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("anthropic")]
    [InlineData("aws.bedrock")]
    public void anthropic_stop_reason_refusal(string? vendor) =>
        AssertIs(Single("anthropic_stop_reason_refusal", ("llm.stop_reason", "refusal"), ("llm.vendor", vendor)), "anthropic_refusal", "high", "anthropic", "refusal", "llm.stop_reason");

    [Fact]
    public void anthropic_finish_reason_refusal() => AssertIs(
        Single("anthropic_finish_reason_refusal", ("gen_ai.response.finish_reasons", new[] { "refusal" })), "anthropic_refusal", "high", "anthropic", "refusal", "gen_ai.response.finish_reasons");

    [Fact]
    public void gemini_finish_reason_blocklist() => AssertGemini("BLOCKLIST", "gemini_blocklist");

    [Fact]
    public void gemini_finish_reason_prohibited_content() => AssertGemini("PROHIBITED_CONTENT", "gemini_prohibited_content");

    [Fact]
    public void gemini_finish_reason_spii() => AssertGemini("SPII", "gemini_spii", "pii");

    [Fact]
    public void gemini_finish_reason_recitation() => AssertGemini("RECITATION", "gemini_recitation");

    [Fact]
    public void gemini_finish_reason_image_safety() => AssertGemini("IMAGE_SAFETY", "gemini_image_safety");

    [Theory]
    [InlineData("""{"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"}}""", "PROHIBITED_CONTENT")]
    [InlineData("""{"prompt_feedback":{"block_reason":"OTHER"},"candidates":[]}""", "OTHER")]
    public void gemini_prompt_block_reason(string answer, string reason) =>
        AssertIs(Single("gemini_prompt_block_reason", ("gen_ai.completion", answer)), "gemini_prompt_blocked", "high", "google", reason, "gen_ai.completion");

    [Fact]
    public void bedrock_stop_reason_guardrail() =>
        AssertIs(Single("bedrock_stop_reason_guardrail", ("gen_ai.completion", """{"stopReason":"guardrail_intervened"}""")), "bedrock_guardrail", "high", "bedrock", "guardrail_intervened", "gen_ai.completion");

    [Fact]
    public void bedrock_finish_reason_guardrail() => AssertIs(
        Single("bedrock_finish_reason_guardrail", ("gen_ai.response.finish_reasons", new[] { "guardrail_intervened" })), "bedrock_guardrail", "high", "bedrock", "guardrail_intervened", "gen_ai.response.finish_reasons");

    [Fact]
    public void bedrock_guardrail_action() => AssertIs(
        Single("bedrock_guardrail_action", ("gen_ai.completion", """{"amazon-bedrock-guardrailAction":"INTERVENED","outputs":[]}""")), "bedrock_guardrail", "high", "bedrock", "INTERVENED", "gen_ai.completion");

    [Theory]
    [InlineData("aws.bedrock")]
    [InlineData(null)]
    public void bedrock_stop_reason_content_filter(string? vendor) => AssertIs(
        Single("bedrock_stop_reason_content_filter", ("llm.stop_reason", "content_filtered"), ("gen_ai.provider.name", vendor)), "bedrock_content_filter", "high", "bedrock", "content_filtered", "llm.stop_reason");

    [Fact]
    public void several_rules_may_fire_on_one_span()
    {
        Activity span = GuardedTrace.Only(("llm.finish_reason", "content_filter"), ("llm.stop_reason", "content_filter"), ("llm.vendor", "anthropic"), ("llm.safety_ratings", """{"blocked":true}"""));

        Assert.Equal(
            ["anthropic_content_filter", "google_safety_ratings_blocked", "provider_content_filter"],
            GuardedTrace.FindingsOf(span).Select(static finding => finding.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
    }

    private static void AssertGemini(string reason, string name, string category = "moderation")
    {
        string rule = ProviderRules.Rows.Single(row => row.Name == name).Reason;
        AssertIs(Single(rule, ("gen_ai.response.finish_reasons", new[] { "STOP", reason })), name, "high", "google", reason, "gen_ai.response.finish_reasons");
        JsonElement finding = Single(rule, ("gen_ai.completion", $$"""{"candidates":[{"finishReason":"{{reason}}"}]}"""));
        Assert.Equal(category, finding.GetProperty("category").GetString());
    }

    private static JsonElement Single(string reason, params (string Key, object? Value)[] attributes)
    {
        JsonElement finding = GuardedTrace.FindingOf(GuardedTrace.Only(attributes));
        Assert.Equal(reason, finding.GetProperty("detection_reason").GetString());
        return finding;
    }

    private static void AssertIs(JsonElement finding, string name, string confidence, string integration, string excerpt, params string[] keys)
    {
        Assert.Equal(
            (name, confidence, integration, excerpt),
            (finding.GetProperty("name").GetString(), finding.GetProperty("confidence").GetString(), finding.GetProperty("evidence_ref").GetProperty("integration").GetString(), finding.GetProperty("raw_excerpt").GetString()));
        Assert.Equal(keys, GuardedTrace.Strings(finding.GetProperty("evidence_ref").GetProperty("attribute_keys")));
        Assert.Equal(("provider_native", "block", true), (finding.GetProperty("source_type").GetString(), finding.GetProperty("enforcement_mode").GetString(), finding.GetProperty("triggered").GetBoolean()));
    }

    private static ProviderRule Row(string reason) => ProviderRules.Rows.Single(row => row.Reason == reason);

    private static bool IsOf(JsonElement finding, ProviderRule row) =>
        finding.GetProperty("detection_reason").GetString() == row.Reason && finding.GetProperty("name").GetString() == row.Name;
}

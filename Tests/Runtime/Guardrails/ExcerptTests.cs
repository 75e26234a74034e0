using System.Diagnostics;

namespace Judgeval.Tests.Runtime.Guardrails;

public sealed class ExcerptTests
{
    private const string Secret = "sk-abcdefghijklmnopqrstuvwx";

    [Fact]
    public void a_secret_is_masked_before_it_is_quoted()
    {
        Activity span = GuardedTrace.Only(("llm.response.status", "failed"), ("llm.completion", $"I can't help with {Secret}."));

        Assert.Equal("I can't help with sk-***.", Excerpt(span));
        Assert.DoesNotContain("abcdefgh", (string)span.GetTagItem("guardrail.findings")!, StringComparison.Ordinal);
    }

    [Fact]
    public void a_secret_at_the_cut_is_masked_too()
    {
        Activity span = GuardedTrace.Only(("llm.response.status", "failed"), ("llm.completion", "I can't help with " + new string('x', 160) + " " + Secret + " or so"));

        Assert.Contains(" sk-***", Excerpt(span), StringComparison.Ordinal);
    }

    // Traccia quotes in a finding what it has masked in the completion.
    [Fact]
    public void the_users_redaction_is_asked_about_the_attribute_that_is_quoted()
    {
        var asked = new List<string>();
        Activity span = GuardedTrace.Only(
            options => options.Redact = (key, text) =>
            {
                asked.Add(key);
                return text.Replace("ann@example.com", "<email>", StringComparison.Ordinal);
            },
            ("span.type", "tool"), ("error.type", "E"), ("error.message", "Denied to ann@example.com"));

        Assert.Equal("denied to <email>", Excerpt(span));
        Assert.Contains("error.message", asked);
    }

    [Fact]
    public void nothing_is_quoted_when_the_redaction_says_so_or_throws()
    {
        Assert.Null(Excerpt(GuardedTrace.Only(static options => options.Redact = static (_, _) => null, ("llm.finish_reason", "SAFETY"))));
        Assert.Null(Excerpt(GuardedTrace.Only(static options => options.Redact = static (_, _) => throw new InvalidOperationException(), ("llm.finish_reason", "SAFETY"))));
    }

    [Fact]
    public void the_name_of_a_guardrail_is_redacted_too()
    {
        Activity span = GuardedTrace.Only(("span.type", "guardrail"), ("guardrail.name", Secret));

        Assert.Equal("sk-***", GuardedTrace.FindingOf(span).GetProperty("name").GetString());
    }

    [Fact]
    public void two_hundred_characters_are_quoted_and_no_pair_is_torn()
    {
        string text = "I can't help with " + new string('x', 181) + "\U0001F600" + " and more";
        string? excerpt = Excerpt(GuardedTrace.Only(("llm.response.status", "failed"), ("llm.completion", text)));

        Assert.Equal(text.Substring(0, 199), excerpt);
    }

    private static string? Excerpt(Activity span) => GuardedTrace.FindingOf(span).GetProperty("raw_excerpt").GetString();
}

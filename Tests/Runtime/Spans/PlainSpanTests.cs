using System.Diagnostics;
using Judgeval.Spans;

namespace Judgeval.Tests.Runtime.Spans;

public sealed class PlainSpanTests
{
    [Theory]
    [InlineData("judgment.input", "{}", true)]
    [InlineData("judgment.output", "text", true)]
    [InlineData("judgment.output", "more than is allowed", false)]
    [InlineData("judgment.output", 7, false)]
    [InlineData("judgment.declared_kind", "tool", false)]
    [InlineData("gen_ai.operation.name", "chat", false)]
    [InlineData("note", "sk-1", false)]
    public void an_input_and_an_output_of_allowed_length_are_plain(string key, object value, bool expected) =>
        Assert.Equal(expected, PlainSpan.Is(Span("span", key, value), lengthLimit: 10));

    [Theory]
    [InlineData("span", true)]
    [InlineData("tool", false)]
    [InlineData("guardrail", false)]
    [InlineData("llm", false)]
    [InlineData("agent", false)]
    public void only_the_kind_that_says_nothing_is_plain(string kind, bool expected) =>
        Assert.Equal(expected, PlainSpan.Is(Span(kind, "judgment.input", "{}"), lengthLimit: 10));

    private static Activity Span(string kind, string key, object value) =>
        new Activity("Search").SetTag("judgment.span_kind", kind).SetTag(string.Intern(key), value);
}

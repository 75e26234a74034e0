using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Diagnostics;

/// <summary>What cannot be observed is said, all in one build, each with its place and what to do.</summary>
public sealed class InvalidMethodTests(InvalidFixture fixture) : IClassFixture<InvalidFixture>
{
    [Theory]
    [InlineData("AbstractMethodCase", "Compute", "Compute(Int32)' has [Observe] but has no body to weave (abstract). Put [Observe] on the methods that implement it.")]
    [InlineData("InterfaceMethodCase", "Search", "Search(String)' has [Observe] but has no body to weave (abstract). Put [Observe] on the methods that implement it.")]
    [InlineData("ExternMethodCase", "Native", "Native(Int32)' has [Observe] but has no body to weave (extern). Observe a method that calls it.")]
    public void a_method_without_a_body_is_an_error(string type, string method, string text)
    {
        var problem = fixture.About(type, method);

        Assert.Equal(WeaverMessageLevel.Error, problem.Level);
        Assert.Equal($"JDG0001: 'InvalidToProcess.{type}.{text}", problem.Text);
    }

    [Fact]
    public void a_property_without_a_body_is_one_error_not_one_for_each_accessor() => Assert.Equal(
        "JDG0001: 'InvalidToProcess.AbstractPropertyCase.Top' has [Observe] but has no body to weave (abstract). Put [Observe] on the methods that implement it.",
        Assert.Single(fixture.Problems, static problem => problem.Text.Contains("AbstractPropertyCase", StringComparison.Ordinal)).Text);

    [Theory]
    [InlineData("StaticConstructorCase", ".cctor", ".cctor()' has [Observe] but is a static constructor.")]
    [InlineData("FinalizerCase", "Finalize", "Finalize()' has [Observe] but is a finalizer.")]
    [InlineData("ModuleInitializerCase", "Initialize", "Initialize()' has [Observe] but is a module initializer.")]
    [InlineData("UnmanagedCallersOnlyCase", "Callback", "Callback(Int32)' has [Observe] but is called by unmanaged code only.")]
    public void a_method_that_the_runtime_calls_is_a_warning_at_its_line(string type, string method, string text)
    {
        var problem = fixture.About(type, method);

        Assert.Equal(WeaverMessageLevel.Warning, problem.Level);
        Assert.Equal($"JDG0002: 'InvalidToProcess.{type}.{text} Remove [Observe], or observe a method that it calls.", problem.Text);
        Assert.Equal(fixture.PlaceOf(type, method), problem.Location);
    }

    [Theory]
    [InlineData("Login", "password")]
    [InlineData("LoginAsync", "pin")]
    public void skipping_an_unknown_parameter_is_a_warning_that_lists_the_parameters(string method, string unknown)
    {
        var problem = fixture.About("SkipArgumentsCase", method);

        Assert.Equal(WeaverMessageLevel.Warning, problem.Level);
        Assert.Equal($"JDG0007: 'InvalidToProcess.SkipArgumentsCase.{method}(String)': SkipArguments names '{unknown}', which is no parameter. Parameters: user.", problem.Text);
        Assert.Equal(fixture.PlaceOf("SkipArgumentsCase", method), problem.Location);
    }

    [Fact]
    public void an_async_method_with_an_unknown_state_machine_is_a_warning_at_its_line()
    {
        var problem = fixture.About("UnknownStateMachineCase", "Run");

        Assert.Equal(WeaverMessageLevel.Warning, problem.Level);
        Assert.Equal("JDG0006: 'InvalidToProcess.UnknownStateMachineCase.Run(Int32)' has [Observe] but has a state machine of an unknown kind. Observe a method that calls it.", problem.Text);
        Assert.Equal(fixture.PlaceOf("UnknownStateMachineCase", "Run"), problem.Location);
    }

    [Theory]
    [InlineData("Property", "get_Property")]
    [InlineData("Method()", "Method")]
    public void asking_for_a_span_and_for_none_is_a_warning_at_its_line(string member, string method)
    {
        var problem = Problem($"JDG0010: 'InvalidToProcess.ContradictionCase.{member}' has [Observe] and [DoNotObserve], which wins. Remove one of them.");

        Assert.Equal(WeaverMessageLevel.Warning, problem.Level);
        Assert.Equal(fixture.PlaceOf("ContradictionCase", method), problem.Location);
    }

    [Theory]
    [InlineData("Silent", "Silent(String)' has [Guardrail] but does not say whether it fired. Return bool or GuardrailResult, or call Guardrail.SetTriggered.")]
    [InlineData("SilentLater", "SilentLater(String)' has [Guardrail] but does not say whether it fired. Return bool or GuardrailResult, or call Guardrail.SetTriggered.")]
    [InlineData("Secret", "Secret()' has [Guardrail] but does not say whether it fired. Return bool or GuardrailResult, or call Guardrail.SetTriggered.")]
    [InlineData("Each", "Each(String)' has [Guardrail] but its result is a sequence, which does not say whether it fired. Check in a method that returns bool or GuardrailResult.")]
    [InlineData("Stream", "Stream(IAsyncEnumerable`1)' has [Guardrail] but its result is a sequence, which does not say whether it fired. Check in a method that returns bool or GuardrailResult.")]
    public void a_guardrail_that_never_says_whether_it_fired_is_a_warning_at_its_line(string method, string text) => AssertGuardrail("JDG0016: ", method, text);

    [Theory]
    [InlineData("Says")]
    [InlineData("Blocks")]
    public void a_guardrail_that_says_so_by_what_it_calls_or_throws_is_fine(string method) =>
        Assert.DoesNotContain(fixture.Problems, problem => problem.Text.Contains($"GuardrailCase.{method}(", StringComparison.Ordinal));

    [Theory]
    [InlineData("NoName", "NoName()' has [Guardrail] with an empty text for its name, which is left out. Write a text, or remove it.")]
    [InlineData("NoPolicy", "NoPolicy()' has [Guardrail] with an empty text for PolicyId, which is left out. Write a text, or remove it.")]
    public void an_empty_text_in_a_guardrail_is_a_warning_at_its_line(string method, string text) => AssertGuardrail("JDG0013: ", method, text);

    [Theory]
    [InlineData("OtherKind", "OtherKind()' has [Observe] with the kind 'tool' and [Guardrail], which wins. Remove the kind.")]
    [InlineData("Declined", "Declined()' has [Guardrail] and [DoNotObserve], which wins. Remove one of them.")]
    public void a_guardrail_that_is_also_something_else_is_a_warning_at_its_line(string method, string text) => AssertGuardrail("JDG0010: ", method, text);

    [Fact]
    public void a_guardrail_without_a_body_is_an_error()
    {
        var problem = fixture.About("GuardrailCase", "Check");

        Assert.Equal(WeaverMessageLevel.Error, problem.Level);
        Assert.Equal("JDG0001: 'InvalidToProcess.GuardrailCase.Check(String)' has [Guardrail] but has no body to weave (abstract). Put [Guardrail] on the methods that implement it.", problem.Text);
    }

    [Fact]
    public void suppressing_guardrails_where_nothing_is_observed_is_a_warning_at_its_line() =>
        AssertGuardrail("JDG0012: ", "NotObserved", "NotObserved()' has [SuppressMissingGuardrail] but is not observed. Add [Observe], or remove [SuppressMissingGuardrail].");

    [Fact]
    public void a_type_that_asks_for_spans_and_for_none_is_a_warning() => Assert.Single(
        fixture.Problems,
        static problem => problem.Text == "JDG0010: 'InvalidToProcess.ContradictionCase' has [ObserveAll] and [DoNotObserve], which wins. Remove one of them.");

    [Theory]
    [InlineData("NoKey", "without a key")]
    [InlineData("NoValue", "'version' without a value")]
    [InlineData("Twice", "'version' for the second time")]
    public void a_tag_that_cannot_be_written_is_a_warning_at_its_line(string method, string text)
    {
        var problem = fixture.About("SpanTagCase", method);

        Assert.Equal(WeaverMessageLevel.Warning, problem.Level);
        Assert.Equal($"JDG0011: 'InvalidToProcess.SpanTagCase.{method}()' has a [SpanTag] {text}, which is left out.", problem.Text);
        Assert.Equal(fixture.PlaceOf("SpanTagCase", method), problem.Location);
    }

    [Fact]
    public void a_tag_on_a_method_without_a_span_is_a_warning_at_its_line()
    {
        var problem = fixture.About("SpanTagCase", "NotObserved");

        Assert.Equal(WeaverMessageLevel.Warning, problem.Level);
        Assert.Equal("JDG0012: 'InvalidToProcess.SpanTagCase.NotObserved()' has [SpanTag] but is not observed. Add [Observe], or remove [SpanTag].", problem.Text);
        Assert.Equal(fixture.PlaceOf("SpanTagCase", "NotObserved"), problem.Location);
    }

    [Theory]
    [InlineData("JDG0011: 'InvalidToProcess.SpanTagPropertyCase.Twice' has a [SpanTag] 'version' for the second time, which is left out.", "get_Twice")]
    [InlineData("JDG0012: 'InvalidToProcess.SpanTagPropertyCase.NotObserved' has [SpanTag] but is not observed. Add [Observe], or remove [SpanTag].", "get_NotObserved")]
    public void a_bad_tag_of_a_property_is_one_warning_at_its_first_line(string text, string accessor)
    {
        var problem = Problem(text);

        Assert.Equal(WeaverMessageLevel.Warning, problem.Level);
        Assert.Equal(fixture.PlaceOf("SpanTagPropertyCase", accessor), problem.Location);
    }

    [Fact]
    public void a_tag_on_a_type_without_spans_is_a_warning() => Assert.Equal(
        WeaverMessageLevel.Warning,
        Problem("JDG0012: 'InvalidToProcess.SpanTagTypeCase' has [SpanTag] but nothing in it is observed. Add [Observe] or [ObserveAll], or remove [SpanTag].").Level);

    [Fact]
    public void a_pattern_that_includes_nothing_is_a_warning_with_the_nearest_name() => Assert.Equal(
        WeaverMessageLevel.Warning,
        Problem("JDG0014: 'InvalidToProcess.WideCase' has Include 'InvalidToProcess.WideCase.Serch*', which matches no method. Nearest: 'InvalidToProcess.WideCase.Search'.").Level);

    [Fact]
    public void unknown_members_are_a_warning_that_lists_the_known() => Assert.Equal(
        WeaverMessageLevel.Warning,
        Problem("JDG0015: 'InvalidToProcess.WideCase' has [ObserveAll] with Members = 64, which is no combination of PublicMethods, NonPublicMethods, Properties, Constructors, All.").Level);

    [Theory]
    [InlineData("NoSession", "SessionId")]
    [InlineData("NoUser", "UserId")]
    [InlineData("NoTag", "Tags")]
    public void an_empty_text_for_the_trace_is_a_warning_at_its_line(string method, string name)
    {
        var problem = fixture.About("ContextCase", method);

        Assert.Equal(WeaverMessageLevel.Warning, problem.Level);
        Assert.Equal($"JDG0013: 'InvalidToProcess.ContextCase.{method}()' has [Observe] with an empty text in {name}, which is left out. Write a text, or remove it.", problem.Text);
        Assert.Equal(fixture.PlaceOf("ContextCase", method), problem.Location);
    }

    [Fact]
    public void every_problem_is_said_in_one_build() => Assert.Equal(
        ["JDG0001", "JDG0001", "JDG0001", "JDG0001", "JDG0001", "JDG0002", "JDG0002", "JDG0002", "JDG0002", "JDG0006", "JDG0007", "JDG0007", "JDG0010", "JDG0010", "JDG0010", "JDG0010", "JDG0010", "JDG0011", "JDG0011", "JDG0011", "JDG0011", "JDG0012", "JDG0012", "JDG0012", "JDG0012", "JDG0013", "JDG0013", "JDG0013", "JDG0013", "JDG0013", "JDG0014", "JDG0015", "JDG0016", "JDG0016", "JDG0016", "JDG0016", "JDG0016"],
        fixture.Problems.Select(static problem => problem.Id).Order());

    [Fact]
    public void an_error_weaves_nothing()
    {
        var invalid = FixtureAssembly.Named("Invalid");
        using var woven = new Decompiled(WeaverRunner.Weave(invalid).Path, invalid.References);

        Assert.DoesNotContain("ObservedCall", woven.Method("InvalidToProcess.SkipArgumentsCase.Login"), StringComparison.Ordinal);
    }

    private WeaverMessage Problem(string text) => Assert.Single(fixture.Problems, problem => problem.Text == text);

    private void AssertGuardrail(string id, string method, string text)
    {
        var problem = fixture.About("GuardrailCase", method);

        Assert.Equal(WeaverMessageLevel.Warning, problem.Level);
        Assert.Equal($"{id}'InvalidToProcess.GuardrailCase.{text}", problem.Text);
        Assert.Equal(fixture.PlaceOf("GuardrailCase", method), problem.Location);
    }
}

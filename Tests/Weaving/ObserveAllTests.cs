using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Weaving;

/// <summary>The fixture observes <c>Shop.Agents.*</c> but not <c>*.Internal.*</c>, by an attribute of the assembly.</summary>
public sealed class ObserveAllTests
{
    private static readonly WovenAssembly Assembly = new("ObserveAll");

    [Theory]
    [InlineData("Shop.Agents.Planner.Plan")]
    [InlineData("Shop.Agents.Planner.ThinkAsync")]
    [InlineData("Shop.Agents.Planner.Steps")]
    [InlineData("Shop.Agents.Planner.PassesOn")]
    [InlineData("Shop.Agents.Planner.WithLambda")]
    [InlineData("Shop.Agents.Planner.Explicit")]
    [InlineData("Shop.Agents.IAgent.RunTwice")]
    [InlineData("Shop.Agents.Tools.Marked")]
    [InlineData("Shop.Store.Catalogue.Marked")]
    public void is_observed(string method) => Assert.Contains("ObservedCall", Code(method), StringComparison.Ordinal);

    [Theory]
    [InlineData("Shop.Agents.Planner..ctor")]
    [InlineData("Shop.Agents.Planner.Hidden")]
    [InlineData("Shop.Agents.Planner.Step")]
    [InlineData("Shop.Agents.Tools.Search")]
    [InlineData("Shop.Agents.Tools.Nested.Add")]
    [InlineData("Shop.Agents.Internal.Cache.Get")]
    [InlineData("Shop.Store.Catalogue.Find")]
    [InlineData("Shop.Store.Catalogue.Secret")]
    public void is_not_observed(string method) => Assert.DoesNotContain("ObservedCall", Code(method), StringComparison.Ordinal);

    [Fact]
    public void a_property_is_not_observed()
    {
        using var woven = Decompile();

        Assert.DoesNotContain("ObservedCall", woven.Property("Shop.Agents.Planner.Calls"), StringComparison.Ordinal);
    }

    [Fact]
    public void a_stream_that_is_passed_on_keeps_its_identity() => Assert.DoesNotContain("ReturnAsyncSequence", Code("Shop.Agents.Planner.PassesOn"), StringComparison.Ordinal);

    [Fact]
    public void a_stream_that_the_method_makes_is_followed() => Assert.Contains("ReturnSequence", Code("Shop.Agents.Planner.Steps"), StringComparison.Ordinal);

    [Fact]
    public void members_without_a_body_are_left_out_in_silence() => Assert.Empty(Assembly.Weaving.Problems);

    [Fact]
    public void the_jit_takes_every_method() => Assert.Empty(JitVerifier.Check(Assembly.Woven));

    private static string Code(string method)
    {
        using var woven = Decompile();
        return woven.Method(method);
    }

    private static Decompiled Decompile() => new(Assembly.Weaving.Path, Assembly.Fixture.References);
}

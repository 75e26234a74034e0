using Judgeval.Tests.Support;

namespace Judgeval.Tests.Diagnostics;

/// <summary>What cannot be observed is said, all in one build.</summary>
public sealed class InvalidMethodTests(InvalidFixture fixture) : IClassFixture<InvalidFixture>
{
    [Theory]
    [InlineData("AbstractMethodCase", "Compute")]
    [InlineData("InterfaceMethodCase", "Search")]
    [InlineData("ExternMethodCase", "Native")]
    public void a_method_without_a_body_is_an_error(string type, string method)
    {
        var problem = fixture.About(type, method);

        Assert.Equal(("JDG0001", WeaverMessageLevel.Error), (problem.Id, problem.Level));
    }

    [Theory]
    [InlineData("StaticConstructorCase", ".cctor")]
    [InlineData("FinalizerCase", "Finalize")]
    [InlineData("ModuleInitializerCase", "Initialize")]
    [InlineData("UnmanagedCallersOnlyCase", "Callback")]
    public void a_method_that_the_runtime_calls_is_a_warning_at_its_line(string type, string method)
    {
        var problem = fixture.About(type, method);

        Assert.Equal(("JDG0002", WeaverMessageLevel.Warning), (problem.Id, problem.Level));
        Assert.Equal(fixture.PlaceOf(type, method), problem.Location);
    }

    [Theory]
    [InlineData("Login", "password", "user")]
    [InlineData("LoginAsync", "pin", "user")]
    public void skipping_an_unknown_parameter_is_a_warning_that_lists_the_parameters(string method, string unknown, string known)
    {
        var problem = fixture.About("SkipArgumentsCase", method);

        Assert.Equal(("JDG0007", WeaverMessageLevel.Warning), (problem.Id, problem.Level));
        Assert.Contains(unknown, problem.Text, StringComparison.Ordinal);
        Assert.Contains(known, problem.Text, StringComparison.Ordinal);
        Assert.Equal(fixture.PlaceOf("SkipArgumentsCase", method), problem.Location);
    }

    [Fact]
    public void every_problem_is_said_in_one_build() =>
        Assert.Equal(["JDG0001", "JDG0001", "JDG0001", "JDG0002", "JDG0002", "JDG0002", "JDG0002", "JDG0007", "JDG0007"], fixture.Problems.Select(static problem => problem.Id).Order());

    [Fact]
    public void an_error_weaves_nothing()
    {
        var result = WeaverRunner.Weave(FixtureAssembly.Named("Invalid"));

        using var woven = new Support.Verification.Decompiled(result.Path, FixtureAssembly.Named("Invalid").References);
        Assert.DoesNotContain("ObservedCall", woven.Method("InvalidToProcess.SkipArgumentsCase.Login"), StringComparison.Ordinal);
    }
}

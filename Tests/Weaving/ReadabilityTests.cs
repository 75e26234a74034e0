using ICSharpCode.Decompiler.TypeSystem;
using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Weaving;

/// <summary>Every observed method that ILSpy shows as plain C# before weaving is plain C# after it.</summary>
public sealed class ReadabilityTests
{
    // The compiler parks the value of a return inside `await foreach` and returns later through a dispatch.
    private static readonly string[] KeepOneGoto = ["AssemblyToProcess.AsyncFlowCases.AwaitForeach"];

    // ILSpy shows a method with a builder of its own as the state machine that the compiler made, woven or not.
    private static readonly string[] NeverFolds = ["AssemblyToProcess.AsyncCases.Pooled"];

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public void every_observed_method_reads_as_plain_code(Build build)
    {
        var assembly = WovenAssembly.Of(build);
        using var unwoven = new Decompiled(assembly.Fixture.Path, assembly.Fixture.References);
        using var woven = new Decompiled(assembly.Weaving.Path, assembly.Fixture.References);
        var before = unwoven.Observed.ToDictionary(Signature);
        var after = woven.Observed.ToDictionary(Signature);
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        Assert.NotEmpty(before);

        var worse =
            from method in before
            where !KeepOneGoto.Contains(method.Value.FullName)
            let old = Readability.Problems(unwoven.Method(method.Value))
            let code = woven.Method(after[method.Key])
            where Readability.Problems(code).Any(problem => problem.Value > old.GetValueOrDefault(problem.Key))
            select $"{method.Key}: {string.Join(", ", Readability.Problems(code))}\n{code}";

        Assert.True(!worse.Any(), string.Join('\n', worse));
    }

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public void every_observed_method_calls_the_runtime(Build build)
    {
        var assembly = WovenAssembly.Of(build);
        using var woven = new Decompiled(assembly.Weaving.Path, assembly.Fixture.References);

        var unwoven = woven.Observed.Where(method => !NeverFolds.Contains(method.FullName) && !woven.Method(method).Contains("ObservedCall", StringComparison.Ordinal));

        Assert.Empty(unwoven.Select(static method => method.FullName));
    }

    [Theory]
    [InlineData("if (num != 0) { goto IL_0008; }", "goto ")]
    [InlineData("int num = <>1__state;", "<>1__state")]
    [InlineData("//Error near IL_0001: Stack underflow", "Error near")]
    [InlineData("private void MoveNext()", "MoveNext()")]
    public void a_blemish_is_seen(string code, string blemish) => Assert.Contains(blemish, Readability.Problems(code).Keys);

    private static string Signature(IMethod method) => $"{method.FullName}({string.Join(", ", method.Parameters.Select(static parameter => parameter.Type.ReflectionName))})";
}

using ICSharpCode.Decompiler.TypeSystem;
using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Weaving;

/// <summary>Every observed method that ILSpy shows as plain C# before weaving is plain C# after it.</summary>
public sealed class ReadabilityTests
{
    // ILSpy shows a method with a builder of its own as the state machine that the compiler made, woven or not.
    private static readonly string[] NeverFolds = ["AssemblyToProcess.AsyncCases.Pooled", "AssemblyToProcess.BuilderCases.OfMethod"];

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

        var texts = after.ToDictionary(static method => method.Key, method => woven.Method(method.Value));
        var worse =
            from method in after
            let problems = Readability.Problems(texts[method.Key])
            where problems.Count > 0
            let allowed = Readability.Problems(unwoven.Method(before[method.Key]))
            where problems.Any(problem => problem.Value > allowed.GetValueOrDefault(problem.Key))
            select $"{method.Key}: {string.Join(", ", problems)}\n{texts[method.Key]}";

        Assert.Empty(after.Where(method => !NeverFolds.Contains(method.Value.FullName) && !texts[method.Key].Contains("ObservedCall", StringComparison.Ordinal)).Select(static method => method.Key));
        Assert.True(!worse.Any(), string.Join('\n', worse));
    }

    [Theory]
    [InlineData("if (num != 0) { goto IL_0008; }", "goto ")]
    [InlineData("int num = <>1__state;", "<>1__state")]
    [InlineData("//Error near IL_0001: Stack underflow", "Error near")]
    [InlineData("private void MoveNext()", "MoveNext()")]
    public void a_blemish_is_seen(string code, string blemish) => Assert.Contains(blemish, Readability.Problems(code).Keys);

    private static string Signature(IMethod method) => $"{method.FullName}({string.Join(", ", method.Parameters.Select(static parameter => parameter.Type.ReflectionName))}): {method.ReturnType.ReflectionName}";
}

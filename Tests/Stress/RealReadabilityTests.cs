using ICSharpCode.Decompiler.TypeSystem;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Stress;

/// <summary>Code that nobody wrote for these tests reads as plain after weaving as before it. A sample, because decompiling takes long.</summary>
public sealed class RealReadabilityTests
{
    [Theory]
    [InlineData("OpenTelemetry", 6)]
    [InlineData("Newtonsoft.Json", 6)]
    [InlineData("ICSharpCode.Decompiler", 40)]
    public void no_method_reads_worse(string name, int everySoMany)
    {
        var assembly = RealAssembly.Named(name);
        using var unwoven = new Decompiled(assembly.Original, RealAssembly.References);
        using var woven = new Decompiled(assembly.Weaving.Path, RealAssembly.References);
        var after = woven.Sample(1).ToLookup(Signature);

        var texts =
            from method in unwoven.Sample(everySoMany)
            from twin in after[Signature(method)].Take(1)
            let text = woven.Method(twin)
            where text.Contains("ObservedCall", StringComparison.Ordinal)
            select (Before: unwoven.Method(method), After: text);
        var compared = texts.ToList();
        var worse = compared.Where(static pair =>
        {
            var before = Readability.Problems(pair.Before);
            return Readability.Problems(pair.After).Any(problem => problem.Value > before.GetValueOrDefault(problem.Key));
        });

        Assert.True(compared.Count > 100, $"Only {compared.Count} methods were compared.");
        Assert.True(!worse.Any(), string.Join('\n', worse));
    }

    private static string Signature(IMethod method) =>
        $"{method.ReflectionName}`{method.TypeParameters.Count}({string.Join(", ", method.Parameters.Select(static parameter => parameter.Type.ReflectionName))})";
}

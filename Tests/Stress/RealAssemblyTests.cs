using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Stress;

/// <summary>Code that nobody wrote for these tests: large libraries with every method observed.</summary>
public sealed class RealAssemblyTests
{
    // One method of the decompiler has constraints that none of its types meets.
    private const int MostRefusedBefore = 1;

    public static TheoryData<string> Names => [.. RealAssembly.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void is_woven_without_a_word(string name) => Assert.Empty(RealAssembly.Named(name).Weaving.Problems);

    [Theory]
    [MemberData(nameof(Names))]
    public void the_jit_takes_every_method_that_it_took_before(string name)
    {
        var assembly = RealAssembly.Named(name);
        var before = JitVerifier.Check(assembly.Unwoven);

        AssertNone([.. JitVerifier.Check(assembly.Woven).Except(before)]);
        Assert.InRange(before.Count, 0, MostRefusedBefore);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void the_il_reader_has_no_warning(string name) =>
        AssertNone(IlVerifier.Check(RealAssembly.Named(name).Weaving.Path, RealAssembly.References));

    [Theory]
    [MemberData(nameof(Names))]
    public void reflection_sees_no_difference(string name) =>
        AssertNone(MetadataAudit.Compare(RealAssembly.Named(name).Original, RealAssembly.Named(name).Weaving.Path, RealAssembly.References));

    [Fact]
    public void they_are_ten_thousand_methods() => Assert.InRange(RealAssembly.Names.Sum(static name => RealAssembly.Named(name).Observed), 10_000, int.MaxValue);

    // Unlike an assertion on the collection, this shows all findings in full.
    private static void AssertNone(IReadOnlyCollection<string> findings) => Assert.True(findings.Count == 0, string.Join('\n', findings));
}

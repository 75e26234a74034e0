using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Stress;

/// <summary>Code that nobody wrote for these tests: large libraries with every method observed.</summary>
public sealed class RealAssemblyTests
{
    private const int FewestObserved = 60_000;

    // Methods whose constraints no type meets that is at hand: types that name themselves, closures over such types.
    private static readonly Dictionary<string, int> NotInstantiated = new()
    {
        ["ICSharpCode.Decompiler"] = 1, ["Microsoft.CodeAnalysis"] = 11, ["Microsoft.CodeAnalysis.CSharp"] = 4, ["FSharp.Core"] = 6,
    };

    public static TheoryData<string> Names => [.. RealAssembly.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void is_woven_without_a_word(string name) => Assert.Empty(RealAssembly.Named(name).Weaving.Problems);

    [Theory]
    [MemberData(nameof(Names))]
    public void the_jit_takes_every_method_that_it_took_before(string name)
    {
        var assembly = RealAssembly.Named(name);
        var after = JitVerifier.Check(assembly.Woven);
        var before = after.Count == 0 ? [] : JitVerifier.Check(assembly.Unwoven);

        AssertNone([.. after.Except(before)]);
        Assert.True(before.Count <= NotInstantiated.GetValueOrDefault(name), string.Join('\n', before));
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
    public void they_are_sixty_thousand_methods() => Assert.InRange(RealAssembly.Names.Sum(static name => RealAssembly.Named(name).Observed), FewestObserved, int.MaxValue);

    // Unlike an assertion on the collection, this shows all findings in full.
    private static void AssertNone(IReadOnlyCollection<string> findings) => Assert.True(findings.Count == 0, string.Join('\n', findings));
}

using System.Reflection.Metadata;
using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Weaving;

/// <summary>What holds for every woven body.</summary>
public sealed class WovenCodeTests
{
    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public void the_valid_fixtures_are_woven_without_a_word(Build build) => Assert.Empty(WovenAssembly.Of(build).Weaving.Problems);

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public void the_jit_takes_every_method(Build build)
    {
        var assembly = WovenAssembly.Of(build);

        AssertNone(JitVerifier.Check(assembly.Unwoven));
        AssertNone(JitVerifier.Check(assembly.Woven));
        Assert.InRange(JitVerifier.Count(assembly.Woven), JitVerifier.Count(assembly.Unwoven), int.MaxValue);
    }

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public void the_il_reader_has_no_warning(Build build)
    {
        var assembly = WovenAssembly.Of(build);

        AssertNone(IlVerifier.Check(assembly.Weaving.Path, assembly.Fixture.References));
    }

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public void the_debugger_knows_what_it_knew(Build build)
    {
        var assembly = WovenAssembly.Of(build);

        AssertNone(PdbAudit.Compare(assembly.Fixture.Path, assembly.Weaving.Path));
    }

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public void no_reference_is_added_but_the_runtime(Build build)
    {
        var assembly = WovenAssembly.Of(build);

        Assert.Empty(References(assembly.Weaving.Path).Except([.. References(assembly.Fixture.Path), "Judgeval.Runtime"]));
    }

    [Fact]
    public void weaving_twice_gives_the_same_module()
    {
        var fixture = FixtureAssembly.Named("Valid.Release");

        Assert.Equal(Identity(WeaverRunner.Weave(fixture).Path), Identity(WeaverRunner.Weave(fixture).Path));
    }

    // The module's id is a hash of its content; the file itself also names the path of its PDB.
    private static Guid Identity(string path)
    {
        using var symbols = Symbols.Of(path);
        return symbols.Metadata.GetGuid(symbols.Metadata.GetModuleDefinition().Mvid);
    }

    // Unlike an assertion on the collection, this shows all findings in full.
    private static void AssertNone(IReadOnlyCollection<string> findings) => Assert.True(findings.Count == 0, string.Join('\n', findings));

    private static List<string> References(string path)
    {
        using var symbols = Symbols.Of(path);
        return [.. symbols.Metadata.AssemblyReferences.Select(reference => symbols.Metadata.GetString(symbols.Metadata.GetAssemblyReference(reference).Name))];
    }
}

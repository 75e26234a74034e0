using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Diagnostics;

/// <summary>Builds that are not quite as usual.</summary>
public sealed class UnusualBuildTests
{
    private static readonly FixtureAssembly Fixture = FixtureAssembly.Named("Valid.Release");

    [Fact]
    public void an_assembly_that_is_woven_already_is_left_as_it_is()
    {
        var once = WeaverRunner.Weave(Fixture);

        var twice = WeaverRunner.Weave(once.Path, Fixture.References);

        var problem = Assert.Single(twice.Problems);
        Assert.Equal(("JDG0009", WeaverMessageLevel.Warning), (problem.Id, problem.Level));
        Assert.Empty(JitVerifier.Check(WovenAssembly.Load(twice.Path, "twice")));
        using var before = new Decompiled(once.Path, Fixture.References);
        using var after = new Decompiled(twice.Path, Fixture.References);
        Assert.Equal(before.Method("AssemblyToProcess.ReadableCases.SyncValue"), after.Method("AssemblyToProcess.ReadableCases.SyncValue"));
    }

    [Fact]
    public void an_assembly_without_symbols_is_woven()
    {
        var bare = Path.Combine(WeaverRunner.NewFolder(), Path.GetFileName(Fixture.Path));
        File.Copy(Fixture.Path, bare);

        var woven = WeaverRunner.Weave(bare, Fixture.References);

        Assert.Empty(woven.Problems);
        Assert.False(File.Exists(Path.ChangeExtension(woven.Path, ".pdb")));
        Assert.Empty(JitVerifier.Check(WovenAssembly.Load(woven.Path, "bare")));
        Assert.Empty(IlVerifier.Check(woven.Path, Fixture.References));
    }
}

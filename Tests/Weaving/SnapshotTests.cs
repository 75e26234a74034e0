using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Weaving;

/// <summary>The woven C# of one method of every shape, as ILSpy shows it, is a reviewed file.</summary>
public sealed class SnapshotTests
{
    [Theory]
    [InlineData("SyncVoid")]
    [InlineData("SyncValue")]
    [InlineData("Generic")]
    [InlineData("RefOut")]
    [InlineData("Constructor")]
    [InlineData("Property")]
    [InlineData("AsyncTask")]
    [InlineData("AsyncValueTask")]
    [InlineData("AsyncVoid")]
    [InlineData("OwnBuilder")]
    [InlineData("TaskPassThrough")]
    [InlineData("Iterator")]
    [InlineData("AsyncIterator")]
    public void woven_code_is_as_verified(string shape)
    {
        var assembly = WovenAssembly.Of(Build.Release);
        using var woven = new Decompiled(assembly.Weaving.Path, assembly.Fixture.References);

        Snapshot.Verify(shape, shape switch
        {
            "Constructor" => woven.Type("AssemblyToProcess.ReadableCases.LongNote"),
            "Property" => woven.Property("AssemblyToProcess.ReadableCases.Size"),
            "OwnBuilder" => woven.Method("AssemblyToProcess.BuilderCases.Struct"),
            _ => woven.Method($"AssemblyToProcess.ReadableCases.{shape}"),
        });
    }

    [Fact]
    public void a_difference_is_shown_line_by_line() => Assert.Equal("  a\n- b\n+ c\n  d\n+ e\n", Snapshot.Diff(["a", "b", "d"], ["a", "c", "d", "e"]));

    [Fact]
    public void a_missing_snapshot_fails() => Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Snapshot.Verify("NeverVerified", "text\n"));
}

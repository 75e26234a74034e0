using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Weaving;

/// <summary>The woven C# of one method of every shape, as ILSpy shows it, is a reviewed file.</summary>
public sealed class SnapshotTests
{
    private const string Readable = "AssemblyToProcess.Readable";

    [Theory]
    [InlineData("SyncVoid", "Cases.SyncVoid")]
    [InlineData("SyncValue", "Cases.SyncValue")]
    [InlineData("Generic", "Cases.Generic")]
    [InlineData("RefOut", "Cases.RefOut")]
    [InlineData("RefReturn", "FlowCases.RefReturn")]
    [InlineData("TryCatchFinally", "FlowCases.TryCatchFinally")]
    [InlineData("NestedTry", "FlowCases.NestedTry")]
    [InlineData("Lock", "FlowCases.Lock")]
    [InlineData("LocalFunction", "FlowCases.LocalFunction")]
    [InlineData("Lambda", "FlowCases.Lambda")]
    [InlineData("Captures", "FlowCases.Captures")]
    [InlineData("Struct", "FlowCases.Tally.Next")]
    [InlineData("AsyncTask", "Cases.AsyncTask")]
    [InlineData("AsyncValueTask", "Cases.AsyncValueTask")]
    [InlineData("AsyncVoid", "Cases.AsyncVoid")]
    [InlineData("AsyncTryCatchFinally", "AsyncCases.TryCatchFinally")]
    [InlineData("AsyncForeach", "AsyncCases.AwaitForeachReturn")]
    [InlineData("AsyncGeneric", "AsyncCases.Generic")]
    [InlineData("TaskPassThrough", "Cases.TaskPassThrough")]
    [InlineData("Iterator", "Cases.Iterator")]
    [InlineData("AsyncIterator", "Cases.AsyncIterator")]
    public void woven_code_is_as_verified(string shape, string method)
    {
        using var woven = Woven("Valid.Release", WovenAssembly.Of(Build.Release).Weaving);

        Snapshot.Verify(shape, woven.Method(Readable + method));
    }

    [Fact]
    public void a_woven_constructor_is_as_verified()
    {
        using var woven = Woven("Valid.Release", WovenAssembly.Of(Build.Release).Weaving);

        Snapshot.Verify("Constructor", woven.Type(Readable + "Cases.LongNote"));
    }

    [Fact]
    public void a_woven_property_is_as_verified()
    {
        using var woven = Woven("Valid.Release", WovenAssembly.Of(Build.Release).Weaving);

        Snapshot.Verify("Property", woven.Property(Readable + "Cases.Size"));
    }

    [Theory]
    [InlineData("RuntimeAsync", "RuntimeAsync", "RuntimeAsync.RuntimeAsyncCases.EarlyAsync")]
    [InlineData("VisualBasic", "VisualBasic", "AssemblyToProcess.VisualBasicCases.AddAsync")]
    public void woven_code_of_other_compilers_is_as_verified(string shape, string fixture, string method)
    {
        using var woven = Woven(fixture, WeaverRunner.Weave(FixtureAssembly.Named(fixture)));

        Snapshot.Verify(shape, woven.Method(method));
    }

    [Fact]
    public void a_difference_is_shown_line_by_line() => Assert.Equal("  a\n- b\n+ c\n  d\n+ e\n", Snapshot.Diff(["a", "b", "d"], ["a", "c", "d", "e"]));

    [Fact]
    public void a_missing_snapshot_fails() => Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Snapshot.Verify("NeverVerified", "text\n"));

    private static Decompiled Woven(string fixture, WeavingResult weaving) => new(weaving.Path, FixtureAssembly.Named(fixture).References);
}

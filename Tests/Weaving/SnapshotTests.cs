using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Weaving;

/// <summary>The woven C# of one method of every shape, as ILSpy shows it, is a reviewed file.</summary>
public sealed class SnapshotTests
{
    private const string Namespace = "AssemblyToProcess.";

    [Theory]
    [InlineData("SyncVoid", "ReadableCases.SyncVoid")]
    [InlineData("SyncValue", "ReadableCases.SyncValue")]
    [InlineData("Generic", "ReadableCases.Generic")]
    [InlineData("RefOut", "ReadableCases.RefOut")]
    [InlineData("RefReturn", "ReadableFlowCases.RefReturn")]
    [InlineData("TryCatchFinally", "ReadableFlowCases.TryCatchFinally")]
    [InlineData("NestedTry", "ReadableFlowCases.NestedTry")]
    [InlineData("Lock", "ReadableFlowCases.Lock")]
    [InlineData("LocalFunction", "ReadableFlowCases.LocalFunction")]
    [InlineData("Lambda", "ReadableFlowCases.Lambda")]
    [InlineData("Captures", "ReadableFlowCases.Captures")]
    [InlineData("Struct", "ReadableFlowCases.Tally.Next")]
    [InlineData("AsyncTask", "ReadableCases.AsyncTask")]
    [InlineData("AsyncValueTask", "ReadableCases.AsyncValueTask")]
    [InlineData("AsyncVoid", "ReadableCases.AsyncVoid")]
    [InlineData("OwnBuilder", "BuilderCases.Struct")]
    [InlineData("AsyncTryCatchFinally", "ReadableAsyncCases.TryCatchFinally")]
    [InlineData("AsyncForeach", "ReadableAsyncCases.AwaitForeachReturn")]
    [InlineData("AsyncGeneric", "ReadableAsyncCases.Generic")]
    [InlineData("TaskPassThrough", "ReadableCases.TaskPassThrough")]
    [InlineData("Iterator", "ReadableCases.Iterator")]
    [InlineData("AsyncIterator", "ReadableCases.AsyncIterator")]
    [InlineData("Guardrail", "GuardrailCases.Unrecorded")]
    [InlineData("GuardrailAsync", "GuardrailCases.UnrecordedLater")]
    public void woven_code_is_as_verified(string shape, string method)
    {
        using var woven = Woven("Valid.Release", WovenAssembly.Of(Build.Release).Weaving);

        Snapshot.Verify(shape, woven.Method(Namespace + method));
    }

    [Fact]
    public void a_woven_constructor_is_as_verified()
    {
        using var woven = Woven("Valid.Release", WovenAssembly.Of(Build.Release).Weaving);

        Snapshot.Verify("Constructor", woven.Type(Namespace + "ReadableCases.LongNote"));
    }

    [Fact]
    public void a_woven_property_is_as_verified()
    {
        using var woven = Woven("Valid.Release", WovenAssembly.Of(Build.Release).Weaving);

        Snapshot.Verify("Property", woven.Property(Namespace + "ReadableCases.Size"));
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

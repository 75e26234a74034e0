using System.Text.RegularExpressions;
using ICSharpCode.Decompiler.TypeSystem;
using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Weaving;

/// <summary>What a person sees of a woven method is, letter by letter, what is seen of the same method written by hand and compiled by the same compiler.</summary>
public sealed partial class HandWrittenTests
{
    // An accessor that the compiler made stays marked so: there are libraries that look for automatic properties by that.
    private static readonly string[] MarkedAccessors = ["+ using System.Runtime.CompilerServices;", "+ \t[CompilerGenerated]", "+ \t[CompilerGenerated]"];

    // Not optimised, an iterator's state machine holds `this` whether it needs it or not, so the local function that makes it cannot be static.
    private static readonly string[] OriginalIsNotStatic = ["- \tstatic async IAsyncEnumerable<string> Original(string text)", "+ \tasync IAsyncEnumerable<string> Original(string text)"];

    private static readonly Dictionary<string, string[]> Differences = new()
    {
        ["Debug AssemblyToProcess.ReadableCases.get_Size"] = MarkedAccessors,
        ["Debug AssemblyToProcess.ReadableCases.set_Size"] = MarkedAccessors,
        ["Release AssemblyToProcess.ReadableCases.get_Size"] = MarkedAccessors,
        ["Release AssemblyToProcess.ReadableCases.set_Size"] = MarkedAccessors,
        ["Debug AssemblyToProcess.ReadableCases.AsyncIterator"] = OriginalIsNotStatic,
    };

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public void woven_code_reads_as_if_written_by_hand(Build build)
    {
        using var byHand = ByHand(build);
        using var woven = Woven(build);
        var wovenMethods = woven.Observed.ToLookup(NameOf);

        var wrong =
            from method in byHand.Observed
            let name = $"{build} {NameOf(method)}"
            let difference = Snapshot.Diff(Lines(byHand.Method(method)), Lines(woven.Method(Assert.Single(wovenMethods[NameOf(method)]))))
            where !difference.Split('\n').Where(static line => line.StartsWith('-') || line.StartsWith('+')).SequenceEqual(Differences.GetValueOrDefault(name) ?? [])
            select $"{name}\n{difference}";

        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public void every_readable_case_is_written_by_hand_too(Build build)
    {
        using var byHand = ByHand(build);
        using var woven = Woven(build);

        Assert.Equal(
            woven.Observed.Select(NameOf).Where(static name => name.StartsWith("AssemblyToProcess.Readable", StringComparison.Ordinal)).Order(),
            byHand.Observed.Select(NameOf).Order());
    }

    [Theory]
    [InlineData("ReadableCases")]
    [InlineData("LongNote")]
    [InlineData("ReadableFlowCases")]
    [InlineData("Tally")]
    [InlineData("ReadableAsyncCases")]
    public void descriptors_read_as_if_written_by_hand(string type)
    {
        using var byHand = ByHand(Build.Release);
        using var woven = Woven(Build.Release);

        Assert.Equal(byHand.Type($"Judgeval.Generated.Observed.{type}"), woven.Type($"Judgeval.Generated.Observed.{type}"));
    }

    // A label, where ILSpy knows no other way by hand either, is called by its place in the IL.
    private static string[] Lines(string code) => Label().Replace(code, "IL_").Split('\n');

    [GeneratedRegex("IL_[0-9a-f]{4,}")]
    private static partial Regex Label();

    private static Decompiled ByHand(Build build)
    {
        var fixture = FixtureAssembly.Named($"ByHand.{build}");
        return new Decompiled(fixture.Path, fixture.References);
    }

    private static Decompiled Woven(Build build)
    {
        var assembly = WovenAssembly.Of(build);
        return new Decompiled(assembly.Weaving.Path, assembly.Fixture.References);
    }

    // The compiler numbers local functions and lambdas, and the weaver adds none of its own that is observed.
    private static string NameOf(IMethod method) => $"{method.DeclaringType.FullName}.{method.Name.Split('|')[0]}";
}

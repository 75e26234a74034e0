using System.Reflection.Metadata.Ecma335;
using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Diagnostics;

/// <summary>What the weaver says of AssemblyToProcess/Invalid, and where the debugger finds its methods.</summary>
public sealed class InvalidFixture
{
    private readonly FixtureAssembly _fixture = FixtureAssembly.Named("Invalid");
    private readonly Lazy<WeavingResult> _weaving;

    public InvalidFixture() => _weaving = new Lazy<WeavingResult>(() => WeaverRunner.Weave(_fixture));

    public IReadOnlyList<WeaverMessage> Problems => [.. _weaving.Value.Problems];

    /// <summary>The one message that names the method.</summary>
    public WeaverMessage About(string type, string method) =>
        Assert.Single(Problems, problem => problem.Text.Contains($"InvalidToProcess.{type}::{method}(", StringComparison.Ordinal));

    /// <summary>File and line of the method's first visible sequence point, or of its state machine's.</summary>
    public string PlaceOf(string type, string method)
    {
        using var symbols = Symbols.Of(_fixture.Path);
        var places =
            from handle in symbols.Metadata.MethodDefinitions
            let name = symbols.NameOf(handle)
            where name == $"InvalidToProcess.{type}.{method}" || (name.StartsWith($"InvalidToProcess.{type}.<{method}>d__", StringComparison.Ordinal) && name.EndsWith(".MoveNext", StringComparison.Ordinal))
            from point in symbols.Reader.GetMethodDebugInformation(handle.ToDebugInformationHandle()).GetSequencePoints()
            where !point.IsHidden
            select $"{Path.GetFileName(symbols.Reader.GetString(symbols.Reader.GetDocument(point.Document).Name).Replace('\\', '/'))}:{point.StartLine}";
        return places.First();
    }
}

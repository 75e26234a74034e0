using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Weaving;

/// <summary>Code for .NET Framework is woven and read here; only a machine that has that framework could run it.</summary>
public sealed class NetFrameworkTests
{
    private const int FewestObserved = 150;

    private static readonly WovenAssembly Assembly = new("NetFramework");

    [Fact]
    public void is_woven_without_a_word() => Assert.Empty(Assembly.Weaving.Problems);

    [Fact]
    public void the_il_reader_has_no_warning() => Assert.Empty(IlVerifier.Check(Assembly.Weaving.Path, Assembly.Fixture.References));

    [Fact]
    public void the_debugger_knows_what_it_knew() => Assert.Empty(PdbAudit.Compare(Assembly.Fixture.Path, Assembly.Weaving.Path));

    [Fact]
    public void it_references_the_core_library_of_its_own_framework()
    {
        using var symbols = Symbols.Of(Assembly.Weaving.Path);
        var references = symbols.Metadata.AssemblyReferences.Select(reference => symbols.Metadata.GetString(symbols.Metadata.GetAssemblyReference(reference).Name)).ToList();

        Assert.Contains("mscorlib", references);
        Assert.DoesNotContain(references, static name => name is "System.Runtime" or "System.Private.CoreLib");
    }

    [Fact]
    public void its_observed_methods_are_observed()
    {
        using var decompiled = new Decompiled(Assembly.Weaving.Path, Assembly.Fixture.References);

        Assert.InRange(decompiled.Observed.Count, FewestObserved, int.MaxValue);
        Assert.Contains("ObservedCall", decompiled.Method("AssemblyToProcess.ReadableCases.SyncValue"), StringComparison.Ordinal);
    }
}

using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Weaving;

/// <summary>Proves on broken bodies that the verifiers would see a weaver's mistakes.</summary>
public sealed class VerifierTests
{
    [Theory]
    [InlineData("junk on the stack at try entry")]
    [InlineData("return inside a try")]
    [InlineData("pop of an empty stack")]
    [InlineData("branch into a try")]
    [InlineData("falls off the end")]
    [InlineData("different stack depth at a merge")]
    [InlineData("call of a missing method")]
    [InlineData("call with too few arguments")]
    public void the_jit_refuses(string fault) => Assert.NotEmpty(Jit(fault));

    [Theory]
    [InlineData("int stored as an exception")]
    [InlineData("string passed as a descriptor")]
    [InlineData("boxed int passed as a descriptor")]
    [InlineData("object plus long")]
    [InlineData("string returned as int")]
    [InlineData("different stack depth at a merge")]
    [InlineData("call with too few arguments")]
    [InlineData("branch into a try")]
    public void the_il_reader_warns_of(string fault) => Assert.NotEmpty(Read(fault));

    [Fact]
    public void neither_complains_of_a_sound_method()
    {
        Assert.Empty(Jit("none"));
        Assert.Empty(Read("none"));
    }

    private static IReadOnlyList<string> Jit(string fault) => JitVerifier.Check(WovenAssembly.Load(FaultyAssembly.Write(Faults.All[fault]), fault));

    private static IReadOnlyList<string> Read(string fault) =>
        IlVerifier.Check(FaultyAssembly.Write(Faults.All[fault]), FixtureAssembly.Named("Valid.Debug").References);
}

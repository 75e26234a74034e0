using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;
using Mono.Cecil.Cil;

namespace Judgeval.Tests.Diagnostics;

/// <summary>C# has no tail calls, so the fixture gets one: <c>call M; ret</c> becomes <c>tail. call M; ret</c>, as F# compiles it.</summary>
public sealed class TailCallTests
{
    private const string Caller = "Nearest";
    private const string Wide = "Public";

    private static readonly FixtureAssembly Fixture = FixtureAssembly.Named("ObserveAll");

    [Fact]
    public void a_method_that_asks_for_a_span_is_observed_with_a_warning_at_its_line()
    {
        var woven = WeaverRunner.Weave(WithTailCallIn(Caller), Fixture.References);

        var problem = Assert.Single(woven.Problems);
        Assert.Equal(WeaverMessageLevel.Warning, problem.Level);
        Assert.Equal(
            "JDG0008: 'Shop.Levels.TypeLevel.Nearest()' has [Observe] and tail calls, which become ordinary calls: very deep recursion may overflow the stack. Remove [Observe], or compile with --tailcalls-.",
            problem.Text);
        Assert.StartsWith("TypeLevel.cs:", problem.Location, StringComparison.Ordinal);
        Assert.Contains("ObservedCall", Code(woven, Caller), StringComparison.Ordinal);
    }

    [Fact]
    public void a_method_that_only_a_wide_selection_reaches_is_skipped_and_counted()
    {
        var woven = WeaverRunner.Weave(WithTailCallIn(Wide), Fixture.References);

        Assert.Empty(woven.Problems);
        Assert.DoesNotContain("ObservedCall", Code(woven, Wide), StringComparison.Ordinal);
        Assert.Contains(woven.Messages, static message => message.Text.Contains("1 contains tail calls", StringComparison.Ordinal));
    }

    private static string Code(WeavingResult woven, string method)
    {
        using var decompiled = new Decompiled(woven.Path, Fixture.References);
        return decompiled.Method($"Shop.Levels.TypeLevel.{method}");
    }

    private static string WithTailCallIn(string method)
    {
        var path = Path.Combine(WeaverRunner.NewFolder(), Path.GetFileName(Fixture.Path));
        using var resolver = new ReferenceResolver(Fixture.References);
        using var module = WeaverRunner.ReadModule(Fixture.Path, resolver);
        var type = module.GetType("Shop.Levels.TypeLevel");
        var body = type.Methods.Single(candidate => candidate.Name == method).Body;
        var callee = type.Methods.Single(static candidate => candidate.Name == "NonPublic");
        foreach (var instruction in body.Instructions.Skip(1).ToList())
        {
            body.Instructions.Remove(instruction);
        }

        body.Variables.Clear();
        var code = body.GetILProcessor();
        code.Append(code.Create(OpCodes.Tail));
        code.Append(code.Create(OpCodes.Call, callee));
        code.Append(code.Create(OpCodes.Ret));
        module.Write(path, new Mono.Cecil.WriterParameters { WriteSymbols = true, SymbolWriterProvider = new PortablePdbWriterProvider() });
        return path;
    }
}

using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Tests.Weaving;

/// <summary>Bodies that no C# compiler makes, references that are not there, and flags of a body that nobody sees in C#.</summary>
[Collection(nameof(WovenPrograms))]
public sealed class UnusualBodyTests
{
    private static readonly FixtureAssembly Fixture = FixtureAssembly.Named("Valid.Release");

    [Theory]
    [InlineData(Build.Debug, Tracing.Off)]
    [InlineData(Build.Debug, Tracing.Recording)]
    [InlineData(Build.Release, Tracing.SampledOut)]
    [InlineData(Build.Release, Tracing.Recording)]
    public async Task a_fault_handler_runs_as_before(Build build, Tracing tracing)
    {
        var fixture = FixtureAssembly.Named($"Valid.{build}");
        var faulty = Retouched.Write(fixture, static module => FinallyToFault(module.Method("FlowCases", "FilterOrder")));
        var woven = WeaverRunner.Weave(faulty, fixture.References);
        var scenario = new Scenario("FlowCases", "RunFilterOrder");
        using var tracer = TestTracer.For(tracing);

        Assert.Equal(await scenario.RunIn(WovenAssembly.Load(faulty, "fault")), await scenario.RunIn(WovenAssembly.Load(woven.Path, "fault, woven")));
        Assert.Empty(JitVerifier.Check(WovenAssembly.Load(woven.Path, "fault, compiled")));
        tracer?.AssertSpans(tracing);
    }

    [Theory]
    [InlineData("takes __arglist")]
    [InlineData("contains a jmp instruction")]
    public void what_cannot_be_followed_is_left_alone_with_a_warning(string reason)
    {
        var odd = Retouched.Write(Fixture, module => Make(module.Method("SyncCases", "Static"), reason));

        var weaving = WeaverRunner.Weave(odd, Fixture.References);

        var problem = Assert.Single(weaving.Problems);
        Assert.Equal(WeaverMessageLevel.Warning, problem.Level);
        Assert.Contains(reason, problem.Text, StringComparison.Ordinal);
        using var decompiled = new Decompiled(weaving.Path, Fixture.References);
        Assert.DoesNotContain("ObservedCall", decompiled.Method("AssemblyToProcess.SyncCases.Static"), StringComparison.Ordinal);
    }

    [Fact]
    public void the_jit_of_this_platform_refuses_varargs_even_unwoven()
    {
        var odd = Retouched.Write(Fixture, static module => Make(module.Method("SyncCases", "Static"), "takes __arglist"));

        Assert.Equal(OperatingSystem.IsWindows(), !JitVerifier.Check(WovenAssembly.Load(odd, "varargs")).Any(static finding => finding.Contains("Vararg", StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public void locals_are_zeroed_where_they_were_and_nowhere_else(Build build)
    {
        var assembly = WovenAssembly.Of(build);
        var before = Zeroing(assembly.Fixture.Path);
        var after = Zeroing(assembly.Weaving.Path);

        Assert.DoesNotContain(before, method => after.TryGetValue(method.Key, out var zeroes) && zeroes != method.Value);
        Assert.Contains(before, static method => !method.Value && method.Key.Contains("StackUninitialised", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("System.Linq")]
    [InlineData("System.Collections")]
    [InlineData("System.Collections.Concurrent")]
    [InlineData("System.Threading.Channels")]
    [InlineData("System.Diagnostics.DiagnosticSource")]
    public void a_reference_that_is_missing_costs_nothing(string missing)
    {
        var references = Fixture.References.Where(file => Path.GetFileNameWithoutExtension(file) != missing).ToList();
        Assert.Equal(Fixture.References.Count - 1, references.Count);

        var weaving = WeaverRunner.Weave(Fixture.Path, references);

        Assert.Empty(weaving.Problems);
        Assert.Empty(JitVerifier.Check(WovenAssembly.Load(weaving.Path, $"without {missing}")));
    }

    private static void FinallyToFault(MethodDefinition method) => Assert.Single(method.Body.ExceptionHandlers).HandlerType = ExceptionHandlerType.Fault;

    private static void Make(MethodDefinition method, string reason)
    {
        if (reason == "takes __arglist")
        {
            method.CallingConvention = MethodCallingConvention.VarArg;
            return;
        }

        method.Body.Instructions.Clear();
        method.Body.Instructions.Add(Instruction.Create(OpCodes.Jmp, method));
        method.Body.Instructions.Add(Instruction.Create(OpCodes.Ret));
        method.DebugInformation.SequencePoints.Clear();
        method.DebugInformation.Scope = null;
    }

    // Weaving may zero the local that it adds, so only methods count that had locals, or memory on the stack, of their own.
    private static Dictionary<string, bool> Zeroing(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        return module.GetTypes().SelectMany(static type => type.Methods)
            .Where(static method => method.HasBody && (method.Body.HasVariables || method.Body.Instructions.Any(static instruction => instruction.OpCode == OpCodes.Localloc)))
            .ToDictionary(static method => method.FullName, static method => method.Body.InitLocals);
    }
}

using System.Diagnostics;
using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Tests.Weaving;

/// <summary>Proves on changed programs that a comparison of scenarios would see it.</summary>
public sealed class HarnessTests
{
    private static readonly FixtureAssembly Fixture = FixtureAssembly.Named("Valid.Debug");

    [Fact]
    public async Task an_untouched_copy_does_the_same() =>
        Assert.Equal(await Run(Fixture.Path, "RunThrowsInTheMiddle"), await Run(Retouched.Write(Fixture, static _ => { }), "RunThrowsInTheMiddle"));

    [Fact]
    public async Task another_result_is_seen() => await AssertSeen("RunValues", static module =>
        Replace(module.Method("SyncCases", "Value"), OpCodes.Add, OpCodes.Sub));

    [Fact]
    public async Task an_exception_from_another_line_is_seen() => await AssertSeen("RunThrowsInTheMiddle", static module =>
    {
        foreach (var point in module.Method("SyncCases", "ThrowsInTheMiddle").DebugInformation.SequencePoints.Where(static point => !point.IsHidden))
        {
            point.StartLine++;
            point.EndLine++;
        }
    });

    [Fact]
    public async Task a_frame_less_is_seen()
    {
        var thrown = await Run(Fixture.Path, "RunThrowOnly");

        Assert.Contains("SyncCases.ThrowOnly(String message) in ", thrown.Exception, StringComparison.Ordinal);
        Assert.NotEqual(thrown, ScenarioOutcome.Of(new InvalidOperationException("only throws")));
    }

    [Fact]
    public void whatever_an_exception_holds_is_seen()
    {
        var one = new TimeoutException("one");
        var two = new FormatException("two", one);
        var plain = ScenarioOutcome.Of(new AggregateException("many", one, two));

        Assert.Equal(plain, ScenarioOutcome.Of(new AggregateException("many", one, two)));
        Assert.NotEqual(plain, ScenarioOutcome.Of(new AggregateException("many", two, one)));
        Assert.NotEqual(plain, ScenarioOutcome.Of(new AggregateException("many", one, new FormatException("two"))));
        Assert.NotEqual(plain, ScenarioOutcome.Of(new AggregateException("many", one, two) { Data = { ["key"] = "value" } }));
        Assert.NotEqual(plain, ScenarioOutcome.Of(new AggregateException("many", one, two) { HResult = 1 }));
    }

    [Fact]
    public void how_a_task_ended_is_seen()
    {
        Exception exception = new OperationCanceledException();

        Assert.NotEqual(
            ScenarioOutcome.Of(exception, Task.FromCanceled(new CancellationToken(canceled: true))),
            ScenarioOutcome.Of(exception, Task.FromException(exception)));
    }

    [Fact]
    public async Task a_leak_of_the_current_activity_is_seen()
    {
        var leaking = Retouched.Write(Fixture, static module => StartActivity(module.Method("SyncCases", "RunEmpty"), module));

        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => Run(leaking, "RunEmpty"));
    }

    [Fact]
    public async Task a_leak_into_an_async_scenario_is_seen()
    {
        var leaking = Retouched.Write(Fixture, static module => StartActivity(module.Method("TaskCases", "Plain"), module));

        var outcome = await new Scenario("TaskCases", "RunPending").RunIn(WovenAssembly.Load(leaking, "leaking"));

        Assert.Contains("Activity.Current was ambient before the call and is leak after it", outcome.Exception, StringComparison.Ordinal);
    }

    private static Task<ScenarioOutcome> Run(string path, string scenario) =>
        new Scenario("SyncCases", scenario).RunIn(WovenAssembly.Load(path, scenario));

    private static async Task AssertSeen(string scenario, Action<ModuleDefinition> change) =>
        Assert.NotEqual(await Run(Fixture.Path, scenario), await Run(Retouched.Write(Fixture, change), scenario));

    private static void Replace(MethodDefinition method, OpCode from, OpCode to) =>
        method.Body.Instructions.Single(instruction => instruction.OpCode == from).OpCode = to;

    private static void StartActivity(MethodDefinition method, ModuleDefinition module)
    {
        var first = method.Body.Instructions[0];
        var il = method.Body.GetILProcessor();
        il.InsertBefore(first, il.Create(OpCodes.Ldstr, "leak"));
        il.InsertBefore(first, il.Create(OpCodes.Newobj, module.ImportReference(typeof(Activity).GetConstructor([typeof(string)]))));
        il.InsertBefore(first, il.Create(OpCodes.Callvirt, module.ImportReference(typeof(Activity).GetMethod(nameof(Activity.Start), []))));
        il.InsertBefore(first, il.Create(OpCodes.Pop));
    }
}

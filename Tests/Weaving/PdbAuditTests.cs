using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Tests.Weaving;

/// <summary>Proves on damaged symbols that the audit would see it.</summary>
public sealed class PdbAuditTests
{
    private static readonly FixtureAssembly Fixture = FixtureAssembly.Named("Valid.Debug");

    [Fact]
    public void an_untouched_copy_is_the_same() => Assert.Empty(Audit(static _ => { }));

    [Fact]
    public void a_lost_sequence_point_is_seen() => Assert.Single(Audit(static module =>
        module.Method("SyncCases", "Value").DebugInformation.SequencePoints.RemoveAt(0)));

    [Fact]
    public void a_moved_sequence_point_is_seen() => Assert.Single(Audit(static module =>
        module.Method("SyncCases", "Value").DebugInformation.SequencePoints[0].EndColumn++));

    [Fact]
    public void a_hidden_sequence_point_more_is_allowed() => Assert.Empty(Audit(static module =>
    {
        var method = module.Method("SyncCases", "Value");
        var prologue = method.Body.GetILProcessor().Create(OpCodes.Nop);
        method.Body.GetILProcessor().InsertBefore(method.Body.Instructions[0], prologue);
        var document = method.DebugInformation.SequencePoints[0].Document;
        method.DebugInformation.SequencePoints.Insert(0, new SequencePoint(prologue, document) { StartLine = 0xFEEFEE, EndLine = 0xFEEFEE });
    }));

    [Fact]
    public void lost_stepping_data_is_seen() => Assert.Single(Audit(static module =>
        MoveNext(module).CustomDebugInformations.Remove(Stepping(module))));

    [Fact]
    public void a_lost_await_is_seen() => Assert.Single(Audit(static module =>
    {
        Stepping(module).Yields.RemoveAt(0);
        Stepping(module).Resumes.RemoveAt(0);
        Stepping(module).ResumeMethods.RemoveAt(0);
    }));

    // Cecil does this by itself on the first insert into a method whose exceptions go to its task.
    [Fact]
    public void a_catch_handler_out_of_nothing_is_seen() => Assert.Single(Audit(static module => Stepping(module).CatchHandler = new InstructionOffset(0)));

    [Fact]
    public void a_lost_kickoff_method_is_seen() => Assert.Single(Audit(static module => MoveNext(module).DebugInformation.StateMachineKickOffMethod = null));

    [Fact]
    public void a_lost_hoisted_scope_is_seen() => Assert.Single(Audit(static module =>
        MoveNext(module).CustomDebugInformations.OfType<StateMachineScopeDebugInformation>().Single().Scopes.RemoveAt(0)));

    [Fact]
    public void an_empty_hoisted_scope_is_seen() => Assert.Single(Audit(static module =>
    {
        var scope = MoveNext(module).CustomDebugInformations.OfType<StateMachineScopeDebugInformation>().Single().Scopes[0];
        scope.End = scope.Start;
    }));

    [Fact]
    public void a_resumption_before_its_suspension_is_seen() => Assert.Single(Audit(static module => Stepping(module).Resumes[0] = Stepping(module).Yields[0]));

    [Fact]
    public void a_lost_name_of_a_local_is_seen() => Assert.Single(Audit(static module => NamedLocals(module).RemoveAt(0)));

    [Fact]
    public void a_local_that_a_debugger_would_show_is_seen() => Assert.Single(Audit(static module =>
        NamedLocals(module).Add(new VariableDebugInformation(WithLocal(module).Body.Variables[0], "call"))));

    [Fact]
    public void a_local_that_is_hidden_from_debuggers_is_allowed() => Assert.Empty(Audit(static module =>
        NamedLocals(module).Add(new VariableDebugInformation(WithLocal(module).Body.Variables[0], "call") { IsDebuggerHidden = true })));

    private static MethodDefinition WithLocal(ModuleDefinition module) => module.Method("FlowCases", "ChangedOnTheWayOut");

    private static Mono.Collections.Generic.Collection<VariableDebugInformation> NamedLocals(ModuleDefinition module) => WithLocal(module).DebugInformation.Scope.Variables;

    private static IReadOnlyList<string> Audit(Action<ModuleDefinition> change) => PdbAudit.Compare(Fixture.Path, Retouched.Write(Fixture, change));

    private static MethodDefinition MoveNext(ModuleDefinition module) => module.MoveNext("AsyncFlowCases", "Loop");

    private static AsyncMethodBodyDebugInformation Stepping(ModuleDefinition module) =>
        MoveNext(module).CustomDebugInformations.OfType<AsyncMethodBodyDebugInformation>().Single();
}

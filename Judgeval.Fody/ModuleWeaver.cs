using System.Diagnostics;
using Fody;
using Judgeval.Fody.Configuration;
using Judgeval.Fody.Diagnostics;
using Judgeval.Fody.Emit;
using Judgeval.Fody.Find;
using Judgeval.Fody.Plan;
using Judgeval.Fody.Verify;

namespace Judgeval.Fody;

/// <summary>
/// What Fody calls: Find → Classify → Plan → Emit → Verify. Nothing of the module changes before all of it is planned, and every problem is reported in one build.
/// </summary>
public sealed class ModuleWeaver : BaseModuleWeaver
{
    /// <inheritdoc/>
    public override void Execute()
    {
        var watch = Stopwatch.StartNew();
        var reporter = new DiagnosticReporter(WriteWarning, WriteError);
        var config = new WeaverConfigReader(reporter).Read(Config);
        reporter.Warnings = config.Warnings;

        var skipped = new SkipCounter();
        var candidates = new ObservedMethodFinder(config, reporter).Find(ModuleDefinition);
        var plans = new WeavingPlanner(reporter, skipped).Plan(candidates);
        var startsTracer = config.AutoInit && !ObservedMethodFinder.IsWoven(ModuleDefinition);
        var members = plans.Count > 0 || startsTracer ? KnownMembers.Resolve(ModuleDefinition, plans.Count > 0, reporter) : null;
        if (members != null && !reporter.HasErrors)
        {
            new ModuleEmitter(ModuleDefinition, members).Emit(plans, startsTracer);
            BodyVerifier.Verify(plans);
        }

        var observed = reporter.HasErrors ? 0 : plans.Count;
        WriteInfo($"{ModuleDefinition.Name}: {observed} methods observed{skipped}, {watch.ElapsedMilliseconds} ms");
    }

    /// <summary>None: everything that woven code needs is reached through Judgeval.Runtime and the core library.</summary>
    public override IEnumerable<string> GetAssembliesForScanning() => [];

    /// <summary>The runtime stays referenced: woven code calls it.</summary>
    public override bool ShouldCleanReference => false;
}

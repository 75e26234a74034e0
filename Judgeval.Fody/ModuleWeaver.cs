using System.Diagnostics;
using Fody;
using Judgeval.Fody.Configuration;
using Judgeval.Fody.Diagnostics;
using Judgeval.Fody.Emit;
using Judgeval.Fody.Find;
using Judgeval.Fody.Plan;

namespace Judgeval.Fody;

/// <summary>
/// What Fody calls: Find → Classify → Plan → Emit → Verify. Nothing of the module changes before all of it is planned, and every problem is reported in one build.
/// </summary>
#pragma warning disable CA1001 // The source has no timer and no wait handle to dispose of, and a build may be cancelled when the weaver is done.
public sealed class ModuleWeaver : BaseModuleWeaver
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <inheritdoc/>
    public override void Execute()
    {
        try
        {
            Weave(_cancellation.Token);
        }
        catch (OperationCanceledException)
        {
            // Fody writes the module unless a weaver fails.
            throw new WeavingException($"The weaving of {ModuleDefinition.Name} was cancelled. The next build starts from the sources.");
        }
    }

    /// <summary>Called on another thread when the build is cancelled; <see cref="Execute"/> then ends before the next method.</summary>
    public override void Cancel() => _cancellation.Cancel();

    /// <summary>None: everything that woven code needs is reached through Judgeval.Runtime and the core library.</summary>
    public override IEnumerable<string> GetAssembliesForScanning() => [];

    /// <summary>The runtime stays referenced: woven code calls it.</summary>
    public override bool ShouldCleanReference => false;

    /// <summary>How many threads weave at most: more than a few would only wait for each other to read.</summary>
    internal int Threads { get; init; } = Math.Min(Environment.ProcessorCount, 4);

    private void Weave(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var reporter = new DiagnosticReporter(WriteWarning, WriteError);
        var config = new WeaverConfigReader(reporter).Read(Config);
        reporter.Warnings = config.Warnings;

        var skipped = new SkipCounter();
        var candidates = new ObservedMethodFinder(config, reporter).Find(ModuleDefinition);
        var plans = new WeavingPlanner(ModuleDefinition, reporter, skipped).Plan(candidates, cancellationToken);
        var startsTracer = config.AutoInit && !ObservedMethodFinder.IsWoven(ModuleDefinition);
        var members = plans.Count > 0 || startsTracer ? KnownMembers.Resolve(ModuleDefinition, plans.Count > 0, reporter) : null;
        var observed = members == null || reporter.HasErrors ? 0 : new ModuleEmitter(ModuleDefinition, members, skipped, Threads).Emit(plans, startsTracer, cancellationToken);
        WriteInfo($"{ModuleDefinition.Name}: {observed} methods observed{skipped}, {watch.ElapsedMilliseconds} ms");
    }
}

using Judgeval.Fody.Diagnostics;
using Judgeval.Fody.Plan;
using Mono.Cecil;

namespace Judgeval.Fody.Emit;

/// <summary>Stage 4: carries the plans out. All that is decided here is to pass over what a wide selection reached and cannot be woven.</summary>
internal sealed class ModuleEmitter(ModuleDefinition module, KnownMembers members, SkipCounter skipped, int threads)
{
    /// <returns>How many methods are observed.</returns>
    /// <exception cref="OperationCanceledException">Between two methods; the module is half woven, and is not to be written.</exception>
    public int Emit(IReadOnlyList<WeavingPlan> plans, bool startsTracer, CancellationToken cancellationToken)
    {
        var observed = plans.Count > 0 ? Emit(plans, cancellationToken) : 0;
        if (startsTracer)
        {
            new AutoInitEmitter(module, members).Emit();
        }

        return observed;
    }

    private int Emit(IReadOnlyList<WeavingPlan> plans, CancellationToken cancellationToken)
    {
        var jobs = plans.Select(plan => new EmitJob(plan, DescriptorEmitter.NewField(members))).ToList();
        new EmitQueue(jobs, members, cancellationToken).Run(threads);

        foreach (var job in jobs.Where(job => job.PassedOver != null))
        {
            skipped.Add(job.PassedOver!);
        }

        var woven = jobs.FindAll(job => job.PassedOver == null);
        if (woven.Count > 0)
        {
            new DescriptorEmitter(module, members).Write(woven);
        }

        return woven.Count;
    }
}

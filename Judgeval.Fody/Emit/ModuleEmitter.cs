using Judgeval.Fody.Plan;
using Mono.Cecil;

namespace Judgeval.Fody.Emit;

/// <summary>Stage 4: carries the plans out; nothing is decided here.</summary>
internal sealed class ModuleEmitter(ModuleDefinition module, KnownMembers members)
{
    /// <exception cref="OperationCanceledException">Between two methods; the module is half woven, and is not to be written.</exception>
    public void Emit(IReadOnlyList<WeavingPlan> plans, bool startsTracer, CancellationToken cancellationToken)
    {
        if (plans.Count > 0)
        {
            Emit(plans, cancellationToken);
        }

        if (startsTracer)
        {
            new AutoInitEmitter(module, members).Emit();
        }
    }

    private void Emit(IReadOnlyList<WeavingPlan> plans, CancellationToken cancellationToken)
    {
        var descriptors = new DescriptorEmitter(module, members);
        var methods = new MethodEmitter(members);
        foreach (var plan in plans)
        {
            cancellationToken.ThrowIfCancellationRequested();
            methods.Emit(plan, descriptors.Add(plan));
        }

        descriptors.Complete();
    }
}

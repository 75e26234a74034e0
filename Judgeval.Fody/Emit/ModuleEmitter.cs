using Judgeval.Fody.Classify;
using Judgeval.Fody.Plan;
using Mono.Cecil;

namespace Judgeval.Fody.Emit;

/// <summary>Stage 4: carries the plans out; nothing is decided here.</summary>
internal sealed class ModuleEmitter(ModuleDefinition module, KnownMembers members)
{
    public void Emit(IReadOnlyList<WeavingPlan> plans)
    {
        var descriptors = new DescriptorEmitter(module, members);
        var buffers = new EditBuffers();
        var sync = new SyncEmitter(members, buffers);
        var async = new AsyncEmitter(members, buffers);
        var iterator = new IteratorEmitter(members, buffers);
        foreach (var plan in plans)
        {
            var descriptor = descriptors.Add(plan);
            switch (plan.Shape)
            {
                case MethodShape.Async:
                    async.Emit(plan, descriptor);
                    break;
                case MethodShape.Iterator:
                    iterator.Emit(plan, descriptor);
                    break;
                default:
                    sync.Emit(plan, descriptor);
                    break;
            }
        }

        descriptors.Complete();
    }
}

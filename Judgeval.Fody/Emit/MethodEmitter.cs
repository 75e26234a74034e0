using Judgeval.Fody.Classify;
using Judgeval.Fody.Plan;
using Judgeval.Fody.Verify;
using Mono.Cecil;

namespace Judgeval.Fody.Emit;

/// <summary>Weaves one method after the other, and looks at each result while it is still in the processor's cache.</summary>
internal sealed class MethodEmitter
{
    private readonly SyncEmitter _sync;
    private readonly AsyncEmitter _async;
    private readonly IteratorEmitter _iterator;

    public MethodEmitter(KnownMembers members)
    {
        var buffers = new EditBuffers();
        _sync = new SyncEmitter(members, buffers);
        _async = new AsyncEmitter(members, buffers);
        _iterator = new IteratorEmitter(members, buffers);
    }

    public void Emit(WeavingPlan plan, FieldReference descriptor)
    {
        switch (plan.Shape)
        {
            case MethodShape.Async:
                _async.Emit(plan, descriptor);
                break;
            case MethodShape.Iterator:
                _iterator.Emit(plan, descriptor);
                break;
            default:
                _sync.Emit(plan, descriptor);
                break;
        }

        BodyVerifier.Verify(plan.Woven.Body);
    }
}

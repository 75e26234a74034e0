using Judgeval.Fody.Classify;
using Judgeval.Fody.Verify;

namespace Judgeval.Fody.Emit;

/// <summary>Weaves one method after the other. A body is read, rewritten and verified while it is in the processor's cache.</summary>
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

    public void Emit(EmitJob job)
    {
        var plan = job.Plan;
        if (!plan.IsExplicit && CallTransfer.In(plan.Method.Body) is { } obstacle)
        {
            job.PassedOver = obstacle;
            return;
        }

        switch (plan.Shape)
        {
            case MethodShape.Async:
                _async.Emit(plan, job.Descriptor);
                break;
            case MethodShape.Iterator:
                _iterator.Emit(plan, job.Descriptor);
                break;
            default:
                _sync.Emit(plan, job.Descriptor);
                break;
        }

        BodyVerifier.Verify(plan.Woven.Body);
    }
}

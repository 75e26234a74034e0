using Judgeval.Fody.Extensions;
using Judgeval.Fody.Plan;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>
/// Weaves in place:
/// <code>
/// T M(A a) { body }
/// =>
/// T M(A a)
/// {
///     ObservedCall call = default;
///     if (ObservedCall.IsEnabled(Observed.C.M)) { call.Begin(Observed.C.M); call.Argument(0, a); }
///     try { body, each result through call.Return }
///     catch (Exception e) when (call.Fault(e)) { throw; }
///     finally { call.Exit(); }
/// }
/// </code>
/// </summary>
internal sealed class SyncEmitter(KnownMembers members, EditBuffers buffers)
{
    public void Emit(WeavingPlan plan, FieldReference descriptor)
    {
        var editor = new BodyEditor(plan.Method, buffers);
        var local = editor.AddLocal(members.ObservedCall);
        var call = new CallSlot(local);
        DropTailPrefixes(editor);

        var closure = ClosureStart.OfMethod(editor, ConstructorStart.Find(plan.Method, editor.Code));
        var start = closure.End;
        var exit = new ExitWriter(
            editor,
            plan.Method.ResultType(),
            type => plan.Return == null ? null : new ReturnWriter(editor, members, call, plan.Return, type));
        var body = exit.Rewrite(editor.Slice(start, editor.Code.Count));

        var prologue = editor.NewWriter();
        new PrologueWriter(members, call, plan, descriptor).Write(prologue, body[0], (il, capture) => LoadValue(il, capture, closure));
        BeginWith(prologue.Code[0], body[0], editor, start);

        var handlers = editor.Body.ExceptionHandlers.Count;
        var region = new RegionWriter(editor, members, call).Write(body[0], exit.Exit[0], handlers, loadState: null);
        EndUserHandlersBefore(region[0], exit.Exit[0], editor, handlers);

        var code = editor.Slice(0, start);
        code.AddRange(prologue.Code);
        code.AddRange(body);
        code.AddRange(region);
        code.AddRange(exit.Exit);
        editor.Code = code;
        editor.NameLocal(local, "call");
        editor.Commit();
    }

    // The JIT says "at offset 0" of a range check that it moved out of the way, so offset 0 has to have the line that it had.
    private static void BeginWith(Instruction prologue, Instruction body, BodyEditor editor, int start)
    {
        editor.Hide(prologue);
        if (start == 0 && !editor.IsBranchTarget(body))
        {
            editor.MoveSequencePoint(body, prologue);
        }
    }

    private static void EndUserHandlersBefore(Instruction region, Instruction exit, BodyEditor editor, int handlers)
    {
        for (var index = 0; index < handlers; index++)
        {
            var handler = editor.Body.ExceptionHandlers[index];
            if (handler.HandlerEnd == null || handler.HandlerEnd == exit)
            {
                handler.HandlerEnd = region;
            }
        }
    }

    private static TypeReference LoadValue(ILWriter il, ParameterCapture capture, ClosureStart closure)
    {
        if (closure.TryLoad(il, capture.Parameter))
        {
            return capture.ValueType;
        }

        il.Ldarg(capture.Parameter);
        if (capture.IsByReference)
        {
            il.Ldobj(capture.ValueType);
        }

        return capture.ValueType;
    }

    // A tail call cannot leave a protected region.
    private static void DropTailPrefixes(BodyEditor editor)
    {
        foreach (var instruction in editor.Code)
        {
            if (instruction.OpCode.Code == Code.Tail)
            {
                instruction.OpCode = OpCodes.Nop;
            }
        }
    }
}

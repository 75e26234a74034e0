using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>
/// Puts a body into  <c>try { try { body } filter { call.Fault(e) } { throw; } } finally { call.Exit(); }</c>.
/// The filter only looks, so that a debugger stops where the exception is thrown and its stack stays whole.
/// </summary>
internal sealed class RegionWriter(BodyEditor editor, KnownMembers members, CallSlot call)
{
    /// <summary>
    /// <code>
    /// BODY:    …
    /// FILTER:  isinst Exception; dup; brtrue MINE; pop; ldc.i4.0; br END;  MINE: stloc e; call.Fault(e); ldc.i4.0; cgt.un;  END: endfilter
    /// HANDLER: pop; rethrow
    /// FINALLY: [if (state &lt; 0)] call.Exit(); endfinally
    /// AFTER:   …
    /// </code>
    /// </summary>
    /// <param name="first">The body's first instruction.</param>
    /// <param name="after">The instruction that follows the region.</param>
    /// <param name="position">Where in the handler list the regions go: behind those of the body, before those around it.</param>
    /// <param name="loadState">Loads the state of a state machine that can suspend, which passes the finally too; null for none.</param>
    public List<Instruction> Write(Instruction first, Instruction after, int position, Action<ILWriter>? loadState)
    {
        var filter = WriteFilter();
        var handler = editor.NewWriter().Emit(OpCodes.Pop).Emit(OpCodes.Rethrow).Code;
        var @finally = WriteFinally(loadState);
        editor.Hide(filter[0]);
        editor.Hide(handler[0]);
        editor.Hide(@finally[0]);

        editor.Body.ExceptionHandlers.Insert(position, new ExceptionHandler(ExceptionHandlerType.Filter)
        {
            TryStart = first,
            TryEnd = filter[0],
            FilterStart = filter[0],
            HandlerStart = handler[0],
            HandlerEnd = @finally[0],
        });
        editor.Body.ExceptionHandlers.Insert(position + 1, new ExceptionHandler(ExceptionHandlerType.Finally)
        {
            TryStart = first,
            TryEnd = @finally[0],
            HandlerStart = @finally[0],
            HandlerEnd = after,
        });
        filter.AddRange(handler);
        filter.AddRange(@finally);
        return filter;
    }

    private List<Instruction> WriteFilter()
    {
        var exception = editor.AddLocal(members.Exception);
        var mine = Instruction.Create(OpCodes.Stloc, exception);
        var end = Instruction.Create(OpCodes.Endfilter);
        var il = editor.NewWriter()
            .Emit(Instruction.Create(OpCodes.Isinst, members.Exception))
            .Emit(OpCodes.Dup)
            .Branch(OpCodes.Brtrue, mine)
            .Emit(OpCodes.Pop)
            .LdcI4(0)
            .Branch(OpCodes.Br, end)
            .Emit(mine);
        return call.LoadAddress(il)
            .Ldloc(exception)
            .Call(members["Fault"])
            .LdcI4(0)
            .Emit(OpCodes.Cgt_Un)
            .Emit(end)
            .Code;
    }

    private List<Instruction> WriteFinally(Action<ILWriter>? loadState)
    {
        var il = editor.NewWriter();
        var end = Instruction.Create(OpCodes.Endfinally);
        if (loadState != null)
        {
            loadState(il);
            il.LdcI4(0).Branch(OpCodes.Bge, end);
        }

        return call.LoadAddress(il).Call(members["Exit"]).Emit(end).Code;
    }
}

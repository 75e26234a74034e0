using System.Globalization;
using Judgeval.Fody.Classify;
using Judgeval.Fody.Extensions;
using Judgeval.Fody.Plan;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>
/// Weaves an async method inside the outermost try of its <c>MoveNext</c>, into what the compiler would have made of the wrapper that <see cref="SyncEmitter"/> writes:
/// <code>
/// try { dispatch; body }                       catch { SetException }
/// =>
/// try {
///     if (state &lt; 0) { prologue }              // first run only
///     try { dispatch; body, each result through call.Return }
///     catch (Exception e) when (call.Fault(e)) { throw; }
///     finally { if (state &lt; 0) call.Exit(); }  // a suspension leaves through here too
/// }                                            catch { SetException }
/// </code>
/// Decompilers fold that back into an async method; the call lives in a field that they print as a local called <c>call</c>.
/// </summary>
internal sealed class AsyncEmitter(KnownMembers members, EditBuffers buffers)
{
    public void Emit(WeavingPlan plan, FieldReference descriptor)
    {
        var stateMachine = plan.StateMachine!;
        var parameters = KickoffParameters.Ensure(plan, buffers);
        var editor = new BodyEditor(stateMachine.MoveNext, buffers);
        var @this = editor.Body.ThisParameter;
        var field = AddCallField(stateMachine.Type).SelfReference();
        var call = new CallSlot(@this, field);
        var main = editor.Body.ExceptionHandlers[editor.Body.ExceptionHandlers.Count - 1];

        var start = editor.Code.IndexOf(main.TryStart);
        var end = editor.Code.IndexOf(main.HandlerStart);
        var loadState = CanSuspend(editor.Code) ? StateLoader(editor, stateMachine, start) : null;
        var body = editor.Slice(start, end);
        var firstRun = FirstRun(body);
        var closure = ClosureStart.OfStateMachine(editor, body, firstRun);
        var closureCode = MoveOut(editor, body, firstRun, closure.End);
        body = RewriteReturns(editor, plan, call, main, body);

        var prologue = editor.NewWriter();
        if (loadState != null)
        {
            loadState(prologue);
            prologue.LdcI4(0).Branch(OpCodes.Bge, body[0]);
        }

        closureCode.ForEach(instruction => prologue.Emit(instruction));
        new PrologueWriter(members, call, plan, descriptor).Write(prologue, body[0], (il, capture) =>
        {
            var parameter = parameters[capture.Parameter];
            if (!closure.TryLoad(il, parameter))
            {
                il.Ldarg(@this).Ldfld(parameter.SelfReference());
            }

            return parameter.FieldType;
        });
        editor.Hide(prologue.Code[0]);

        var handlers = editor.Body.ExceptionHandlers.Count - 1;
        var region = new RegionWriter(editor, members, call).Write(body[0], main.HandlerStart, handlers, loadState);
        foreach (var handler in editor.Body.ExceptionHandlers.Take(handlers).Where(handler => handler.HandlerEnd == main.HandlerStart))
        {
            handler.HandlerEnd = region[0];
        }

        main.TryStart = prologue.Code[0];
        var code = editor.Slice(0, start);
        code.AddRange(prologue.Code);
        code.AddRange(body);
        code.AddRange(region);
        code.AddRange(editor.Slice(end, editor.Code.Count));
        editor.Code = code;
        editor.Commit();
        if (stateMachine.HasOwnBuilder)
        {
            new EntryEmitter(members).Emit(stateMachine, field, descriptor);
        }
    }

    // A field called <name>5__N is a local called name to decompilers and debuggers.
    private FieldDefinition AddCallField(TypeDefinition type)
    {
        var number = type.Fields.Select(field => HoistedNumber(field.Name)).DefaultIfEmpty(0).Max() + 1;
        var field = new FieldDefinition($"<call>5__{number.ToString(CultureInfo.InvariantCulture)}", FieldAttributes.Private, members.ObservedCall);
        type.Fields.Add(field);
        return field;
    }

    private static int HoistedNumber(string name)
    {
        var start = name.LastIndexOf(">5__", StringComparison.Ordinal);
        return start >= 0 && int.TryParse(name.Substring(start + 4), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private static bool CanSuspend(List<Instruction> code) =>
        code.Exists(instruction => instruction.Operand is MethodReference { Name: "AwaitOnCompleted" or "AwaitUnsafeOnCompleted" });

    // ldarg.0; ldfld state; stloc S   is how every MoveNext begins that awaits
    private static Action<ILWriter> StateLoader(BodyEditor editor, AsyncStateMachine stateMachine, int start)
    {
        for (var index = 1; index < start; index++)
        {
            if (editor.Code[index].OpCode.Code == Code.Stloc && editor.Code[index - 1].Operand is FieldReference field && field.OwnDefinition() == stateMachine.State)
            {
                var local = (VariableDefinition)editor.Code[index].Operand;
                return il => il.Ldloc(local);
            }
        }

        var @this = editor.Body.ThisParameter;
        return il => il.Ldarg(@this).Ldfld(stateMachine.State.SelfReference());
    }

    // Where the first run goes on behind the jumps of the later ones:  ldloc state; brfalse …   ldloc state; ldc.i4 n; beq …   br …
    private static int FirstRun(List<Instruction> body)
    {
        var index = 0;
        while (index < body.Count)
        {
            var code = body[index].OpCode.Code;
            var test = code == Code.Ldloc ? body.FindIndex(index + 1, Math.Min(4, body.Count - index - 1), instruction => instruction.OpCode.Code is not (Code.Ldc_I4 or Code.Sub)) : -1;
            if (test > 0 && body[test].OpCode.FlowControl == FlowControl.Cond_Branch)
            {
                index = test + 1;
            }
            else if (code == Code.Nop)
            {
                index++;
            }
            else if (code == Code.Br && body.IndexOf((Instruction)body[index].Operand) is var target && target > index)
            {
                index = target;
            }
            else
            {
                break;
            }
        }

        return index;
    }

    // A jump to the first instruction still goes to where it was.
    private static List<Instruction> MoveOut(BodyEditor editor, List<Instruction> body, int start, int end)
    {
        var moved = body.GetRange(start, end - start);
        body.RemoveRange(start, end - start);
        if (moved.Count > 0 && editor.IsTarget(moved[0]))
        {
            body.Insert(start, moved[0]);
            moved[0] = moved[0].Repeat();
            body[start].OpCode = OpCodes.Nop;
            body[start].Operand = null;
        }

        return moved;
    }

    private List<Instruction> RewriteReturns(BodyEditor editor, WeavingPlan plan, CallSlot call, ExceptionHandler main, List<Instruction> body)
    {
        if (plan.Return == null || ResultLocal(editor.Code, main.HandlerEnd) is not { } result)
        {
            return body;
        }

        var writer = new ReturnWriter(editor, members, call, plan.Return, plan.Return.TypeArgument!);
        return new StoredReturnRewriter(editor, writer, result, main.HandlerEnd, ParkedReturns.Find(body, result, plan.StateMachine!)).Rewrite(body);
    }

    // ldloc R; call SetResult   behind the main catch; absent where the method never returns
    private static VariableDefinition? ResultLocal(List<Instruction> code, Instruction end)
    {
        var call = code.FindIndex(code.IndexOf(end), instruction => instruction.Operand is MethodReference { Name: "SetResult", Parameters.Count: 1 });
        return call > 0 && code[call - 1].OpCode.Code == Code.Ldloc ? (VariableDefinition)code[call - 1].Operand : null;
    }
}

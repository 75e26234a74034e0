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
        var body = RewriteReturns(editor, plan, call, main, editor.Slice(start, end));

        var prologue = editor.NewWriter();
        if (loadState != null)
        {
            loadState(prologue);
            prologue.LdcI4(0).Branch(OpCodes.Bge, body[0]);
        }

        new PrologueWriter(members, call, plan, descriptor).Write(prologue, body[0], (il, capture) =>
        {
            var parameter = parameters[capture.Parameter].SelfReference();
            il.Ldarg(@this).Ldfld(parameter);
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
            if (editor.Code[index].OpCode.Code == Code.Stloc && editor.Code[index - 1].Operand is FieldReference field && field.Resolve() == stateMachine.State)
            {
                var local = (VariableDefinition)editor.Code[index].Operand;
                return il => il.Ldloc(local);
            }
        }

        var @this = editor.Body.ThisParameter;
        return il => il.Ldarg(@this).Ldfld(stateMachine.State.SelfReference());
    }

    private List<Instruction> RewriteReturns(BodyEditor editor, WeavingPlan plan, CallSlot call, ExceptionHandler main, List<Instruction> body)
    {
        if (plan.Return == null || ResultLocal(editor.Code, main.HandlerEnd) is not { } result)
        {
            return body;
        }

        var writer = new ReturnWriter(editor, members, call, plan.Return, plan.Return.TypeArgument!);
        return new StoredReturnRewriter(editor, writer, result, main.HandlerEnd).Rewrite(body);
    }

    // ldloc R; call SetResult   behind the main catch; absent where the method never returns
    private static VariableDefinition? ResultLocal(List<Instruction> code, Instruction end)
    {
        var call = code.FindIndex(code.IndexOf(end), instruction => instruction.Operand is MethodReference { Name: "SetResult", Parameters.Count: 1 });
        return call > 0 && code[call - 1].OpCode.Code == Code.Ldloc ? (VariableDefinition)code[call - 1].Operand : null;
    }
}

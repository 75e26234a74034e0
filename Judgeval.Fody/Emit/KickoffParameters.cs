using Judgeval.Fody.Classify;
using Judgeval.Fody.Extensions;
using Judgeval.Fody.Plan;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>
/// The state machine's fields for the recorded parameters. The compiler leaves out those that the body never reads; for them a field is added and filled
/// in the kickoff method, exactly as the compiler would have done:  <c>stateMachine.topK = topK;</c>
/// </summary>
internal static class KickoffParameters
{
    public static IReadOnlyDictionary<ParameterDefinition, FieldDefinition> Ensure(WeavingPlan plan)
    {
        var kickoff = plan.Method;
        var stateMachine = plan.StateMachine!;
        var recorded = plan.Captures.Where(capture => capture.Placeholder == null).Select(capture => capture.Parameter).ToList();
        if (recorded.Count == 0)
        {
            return new Dictionary<ParameterDefinition, FieldDefinition>();
        }

        var editor = new BodyEditor(kickoff);
        var fields = Existing(editor.Code, stateMachine.Type);
        var missing = recorded.Where(parameter => !fields.ContainsKey(parameter)).ToList();
        foreach (var parameter in missing)
        {
            fields[parameter] = AddField(kickoff, stateMachine.Type, parameter);
        }

        if (missing.Count > 0)
        {
            Store(editor, stateMachine, missing, fields);
        }

        editor.Commit();
        return fields;
    }

    // ldarg p; stfld f
    private static Dictionary<ParameterDefinition, FieldDefinition> Existing(List<Instruction> code, TypeDefinition type)
    {
        var fields = new Dictionary<ParameterDefinition, FieldDefinition>();
        for (var index = 1; index < code.Count; index++)
        {
            if (code[index].OpCode.Code == Code.Stfld && code[index - 1].Operand is ParameterDefinition { Index: >= 0 } parameter
                && code[index].Operand is FieldReference reference && reference.Resolve() is { } field && field.DeclaringType == type)
            {
                fields[parameter] = field;
            }
        }

        return fields;
    }

    private static FieldDefinition AddField(MethodDefinition kickoff, TypeDefinition type, ParameterDefinition parameter)
    {
        // The state machine has the generic parameters of the declaring type first, then those of the method.
        var ofType = kickoff.DeclaringType.GenericParameters.Count;
        var mapper = new GenericMapper(generic => type.GenericParameters[generic.Type == GenericParameterType.Type ? generic.Position : ofType + generic.Position]);
        var field = new FieldDefinition(parameter.Name, FieldAttributes.Public, mapper.Map(parameter.ParameterType));
        type.Fields.Add(field);
        return field;
    }

    // …; [ldloc sm; ldarg p; stfld p;] ldloc sm; ldc.i4.m1; stfld state; …
    private static void Store(
        BodyEditor editor,
        AsyncStateMachine stateMachine,
        List<ParameterDefinition> parameters,
        Dictionary<ParameterDefinition, FieldDefinition> fields)
    {
        var store = editor.Code.FindLastIndex(instruction =>
            instruction.OpCode.Code == Code.Stfld && ((FieldReference)instruction.Operand).Resolve() == stateMachine.State);
        var load = editor.Code[store - 2];
        var type = ((FieldReference)editor.Code[store].Operand).DeclaringType;
        var il = new ILWriter();
        foreach (var parameter in parameters)
        {
            var field = fields[parameter];
            il.Emit(Instruction.Create(load.OpCode, (VariableDefinition)load.Operand))
                .Ldarg(parameter)
                .Emit(Instruction.Create(OpCodes.Stfld, new FieldReference(field.Name, field.FieldType, type)));
        }

        editor.Code.InsertRange(store - 2, il.Code);
    }
}

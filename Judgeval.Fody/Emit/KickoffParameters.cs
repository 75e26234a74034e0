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
    public static IReadOnlyDictionary<ParameterDefinition, FieldDefinition> Ensure(WeavingPlan plan, EditBuffers buffers)
    {
        var kickoff = plan.Method;
        var stateMachine = plan.StateMachine!;
        var recorded = plan.Captures.Where(capture => capture.Placeholder == null).Select(capture => capture.Parameter).ToList();
        if (recorded.Count == 0)
        {
            return new Dictionary<ParameterDefinition, FieldDefinition>();
        }

        var fields = Existing(kickoff.Body, stateMachine.Type);
        var missing = recorded.Where(parameter => !fields.ContainsKey(parameter)).ToList();
        foreach (var parameter in missing)
        {
            fields[parameter] = AddField(kickoff, stateMachine.Type, parameter);
        }

        if (missing.Count > 0)
        {
            var editor = new BodyEditor(kickoff, buffers);
            Store(editor, stateMachine, missing, fields);
            editor.Commit();
        }

        return fields;
    }

    // ldarg p; stfld f
    private static Dictionary<ParameterDefinition, FieldDefinition> Existing(MethodBody body, TypeDefinition type)
    {
        var fields = new Dictionary<ParameterDefinition, FieldDefinition>();
        var code = body.Instructions;
        for (var index = 1; index < code.Count; index++)
        {
            if (code[index].OpCode.Code == Code.Stfld && LoadedArgument(body, code[index - 1]) is { } parameter
                && ((FieldReference)code[index].Operand).OwnDefinition() is { } field && field.DeclaringType == type)
            {
                fields[parameter] = field;
            }
        }

        return fields;
    }

    private static ParameterDefinition? LoadedArgument(MethodBody body, Instruction instruction)
    {
        var argument = instruction.OpCode.Code switch
        {
            Code.Ldarg_0 => 0,
            Code.Ldarg_1 => 1,
            Code.Ldarg_2 => 2,
            Code.Ldarg_3 => 3,
            Code.Ldarg_S or Code.Ldarg => ((ParameterDefinition)instruction.Operand).Index + (body.Method.HasThis ? 1 : 0),
            _ => -1,
        };
        var index = body.Method.HasThis ? argument - 1 : argument;
        return index >= 0 ? body.Method.Parameters[index] : null;
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
            instruction.OpCode.Code == Code.Stfld && ((FieldReference)instruction.Operand).OwnDefinition() == stateMachine.State);
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

using Judgeval.Fody.Extensions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Fody.Classify;

/// <summary>Recognises the state machines of C# and Visual Basic by what they do, not by their names; anything else is null.</summary>
internal static class AsyncStateMachineReader
{
    public static AsyncStateMachine? Read(MethodDefinition kickoff)
    {
        var type = kickoff.StateMachineType();
        var moveNext = kickoff.StateMachineMoveNext();
        if (type == null || moveNext == null || StateField(kickoff, type) is not { } state || !HasMainCatch(moveNext))
        {
            return null;
        }

        if (BuilderField(type, kickoff) is not { } builder)
        {
            return null;
        }

        var hasOwnBuilder = !KnownNames.AsyncMethodBuilders.Contains(builder.FieldType.DefinitionName());
        return hasOwnBuilder && !moveNext.HasOverrides ? null : new AsyncStateMachine(type, moveNext, state, ResultType(builder), hasOwnBuilder);
    }

    // … ldc.i4.m1; stfld state   the last store of the kickoff method before Start
    private static FieldDefinition? StateField(MethodDefinition kickoff, TypeDefinition type) =>
        kickoff.Body.Instructions
            .Where(instruction => instruction.OpCode.Code == Code.Stfld && instruction.Previous is { } value && IsMinusOne(value))
            .Select(instruction => FieldOf(instruction, type))
            .LastOrDefault(field => field != null);

    private static bool IsMinusOne(Instruction instruction) =>
        instruction.OpCode.Code == Code.Ldc_I4_M1 || instruction.Operand is -1;

    private static FieldDefinition? FieldOf(Instruction instruction, TypeDefinition type)
    {
        var field = ((FieldReference)instruction.Operand).Resolve();
        return field?.DeclaringType == type ? field : null;
    }

    private static bool HasMainCatch(MethodDefinition moveNext) =>
        moveNext.Body.HasExceptionHandlers && moveNext.Body.ExceptionHandlers.Last() is { HandlerType: ExceptionHandlerType.Catch, HandlerEnd: not null };

    // ldflda builder; …; call Start
    private static FieldDefinition? BuilderField(TypeDefinition type, MethodDefinition kickoff) =>
        kickoff.Body.Instructions
            .TakeWhile(instruction => !(instruction.Operand is MethodReference { Name: "Start" }))
            .Where(instruction => instruction.OpCode.Code is Code.Ldflda or Code.Ldfld)
            .Select(instruction => FieldOf(instruction, type))
            .LastOrDefault(field => field != null);

    private static TypeReference? ResultType(FieldDefinition builder) =>
        builder.FieldType is GenericInstanceType { GenericArguments.Count: 1 } generic ? generic.GenericArguments[0] : null;
}

using Judgeval.Fody.Classify;
using Judgeval.Fody.Extensions;
using Mono.Cecil;

namespace Judgeval.Fody.Plan;

/// <summary>The row per shape: which entry point gets the result.</summary>
internal static class ReturnPlanner
{
    public static ReturnPlan? Plan(MethodDefinition method, Classification classification, bool takesResult, Recordability recordability)
    {
        var type = method.ResultType();
        return classification.Shape switch
        {
            MethodShape.Sync => takesResult ? Value(type, recordability) : null,
            MethodShape.Async => takesResult && classification.StateMachine!.ResultType is { } result ? Value(result, recordability) : null,
            MethodShape.Task => new ReturnPlan("ReturnTask", null),
            MethodShape.TaskOfT => Generic("ReturnTaskOf", type),
            MethodShape.ValueTask => new ReturnPlan("ReturnValueTask", null),
            MethodShape.ValueTaskOfT => Generic("ReturnValueTaskOf", type),
            _ => Sequence(type),
        };
    }

    private static ReturnPlan? Value(TypeReference type, Recordability recordability) =>
        type.IsVoid() || !recordability.CanRecord(type) ? null : new ReturnPlan("Return", type);

    private static ReturnPlan Sequence(TypeReference type) => type.DefinitionName() switch
    {
        KnownNames.Enumerable => new ReturnPlan("ReturnUntypedSequence", null),
        KnownNames.Enumerator => new ReturnPlan("ReturnUntypedEnumerator", null),
        KnownNames.EnumerableOfT => Generic("ReturnSequence", type),
        KnownNames.EnumeratorOfT => Generic("ReturnEnumerator", type),
        KnownNames.AsyncEnumerableOfT => Generic("ReturnAsyncSequence", type),
        _ => Generic("ReturnAsyncEnumerator", type),
    };

    private static ReturnPlan Generic(string entryPoint, TypeReference type) => new(entryPoint, ((GenericInstanceType)type).GenericArguments[0]);
}

using Mono.Cecil;

namespace Judgeval.Fody.Classify;

/// <summary>What the compiler made of an async method.</summary>
/// <param name="Type">The state machine.</param>
/// <param name="MoveNext">Its <c>MoveNext</c>, which holds the user's body.</param>
/// <param name="State">The field that is -1 at the first run and at least 0 when resuming.</param>
/// <param name="ResultType">What <c>SetResult</c> is given, in the state machine's generic context; null for none.</param>
/// <param name="HasOwnBuilder">
/// Whether the builder is not the framework's: it may run the method in its caller's execution context, where a span that is current would stay current.
/// </param>
internal sealed record AsyncStateMachine(TypeDefinition Type, MethodDefinition MoveNext, FieldDefinition State, TypeReference? ResultType, bool HasOwnBuilder);

using Mono.Cecil;

namespace Judgeval.Fody.Plan;

/// <summary>How the result is handed to the runtime.</summary>
/// <param name="EntryPoint">The member of <c>ObservedCall</c> that gets it.</param>
/// <param name="TypeArgument">Its type argument, in the context of the body that calls it; null for an entry point that is not generic.</param>
internal sealed record ReturnPlan(string EntryPoint, TypeReference? TypeArgument);

using Judgeval.Fody.Extensions;
using Mono.Cecil;

namespace Judgeval.Fody.Plan;

/// <summary>Looks through a method, and what it calls in the same module, for a word on whether the guardrail fired.</summary>
internal static class VerdictSearch
{
    // Whoever calls that much may well say it somewhere.
    private const int Farthest = 500;

    public static bool MaySucceed(MethodDefinition method)
    {
        var seen = new HashSet<MethodDefinition>();
        var open = new Queue<MethodDefinition>([method]);
        while (open.Count > 0 && seen.Count < Farthest)
        {
            var next = open.Dequeue();
            if (!seen.Add(next))
            {
                continue;
            }

            foreach (var called in Calls(next))
            {
                if (called.DeclaringType.FullName is KnownNames.Guardrail or KnownNames.GuardrailException)
                {
                    return true;
                }

                if (ReferenceEquals(called.DeclaringType.Scope, method.Module) && called.Resolve() is { } definition)
                {
                    open.Enqueue(definition);
                }
            }
        }

        return open.Count > 0;
    }

    private static IEnumerable<MethodReference> Calls(MethodDefinition method)
    {
        if (method.HasBody)
        {
            foreach (var called in method.Body.Instructions.Select(instruction => instruction.Operand).OfType<MethodReference>())
            {
                yield return called;
            }
        }

        if (method.StateMachineMoveNext() is { } moveNext)
        {
            yield return moveNext;
        }
    }
}

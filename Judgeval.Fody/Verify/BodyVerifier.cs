using Judgeval.Fody.Plan;
using Mono.Cecil.Cil;

namespace Judgeval.Fody.Verify;

/// <summary>Stage 5: no jump and no region of a woven body may lead out of it. A finding is a bug of the weaver, never of the user, and stops the build.</summary>
internal static class BodyVerifier
{
    public static void Verify(IReadOnlyList<WeavingPlan> plans)
    {
        foreach (var plan in plans)
        {
            Verify(plan.Woven.Body);
        }
    }

    private static void Verify(MethodBody body)
    {
        var known = new HashSet<Instruction>(body.Instructions);
        foreach (var instruction in body.Instructions)
        {
            if (instruction.Operand is Instruction target)
            {
                Require(known.Contains(target), body, "a jump");
            }
            else if (instruction.Operand is Instruction[] cases)
            {
                Require(cases.All(known.Contains), body, "a switch");
            }
        }

        foreach (var handler in body.ExceptionHandlers)
        {
            var bounds = new[] { handler.TryStart, handler.TryEnd, handler.FilterStart, handler.HandlerStart, handler.HandlerEnd };
            Require(bounds.All(bound => bound == null || known.Contains(bound)), body, "a protected region");
        }
    }

    private static void Require(bool condition, MethodBody body, string what)
    {
        if (!condition)
        {
            throw new InvalidOperationException($"Judgeval.Fody made {what} of '{body.Method.FullName}' lead out of the method. This is a bug of the weaver; please report it.");
        }
    }
}

using Mono.Cecil.Cil;

namespace Judgeval.Fody.Verify;

/// <summary>Stage 5: no jump and no region of a woven body may lead out of it. A finding is a bug of the weaver, never of the user, and stops the build.</summary>
internal static class BodyVerifier
{
    public static void Verify(MethodBody body)
    {
        // A place in the body for each instruction, in the field that says where it is: cheaper than a set, and written anew when the module is.
        var code = body.Instructions;
        for (var index = 0; index < code.Count; index++)
        {
            code[index].Offset = index;
        }

        for (var index = 0; index < code.Count; index++)
        {
            var instruction = code[index];
            if (instruction.Operand is Instruction target)
            {
                Require(IsIn(body, target), body, "a jump");
            }
            else if (instruction.Operand is Instruction[] cases)
            {
                Require(Array.TrueForAll(cases, @case => IsIn(body, @case)), body, "a switch");
            }
        }

        foreach (var handler in body.ExceptionHandlers)
        {
            var isInside = IsIn(body, handler.TryStart) && IsIn(body, handler.TryEnd) && IsIn(body, handler.HandlerStart)
                && (handler.FilterStart == null || IsIn(body, handler.FilterStart)) && (handler.HandlerEnd == null || IsIn(body, handler.HandlerEnd));
            Require(isInside, body, "a protected region");
        }
    }

    private static bool IsIn(MethodBody body, Instruction instruction) =>
        instruction.Offset >= 0 && instruction.Offset < body.Instructions.Count && body.Instructions[instruction.Offset] == instruction;

    private static void Require(bool condition, MethodBody body, string what)
    {
        if (!condition)
        {
            throw new InvalidOperationException($"Judgeval.Fody made {what} of '{body.Method.FullName}' lead out of the method. This is a bug of the weaver; please report it.");
        }
    }
}

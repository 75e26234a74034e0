using Mono.Cecil.Cil;

namespace Judgeval.Fody.Classify;

/// <summary>Code that hands the method's frame over to another method, which it cannot do out of a protected region.</summary>
internal static class CallTransfer
{
    public const string Jmp = "contains a jmp instruction";
    public const string TailCalls = "contains tail calls";

    /// <summary>Which of both the body has; null for neither.</summary>
    public static string? In(MethodBody body)
    {
        string? found = null;
        var code = body.Instructions;
        for (var index = 0; index < code.Count; index++)
        {
            switch (code[index].OpCode.Code)
            {
                case Code.Jmp:
                    return Jmp;
                case Code.Tail:
                    found = TailCalls;
                    break;
            }
        }

        return found;
    }
}

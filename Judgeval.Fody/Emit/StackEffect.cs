using Judgeval.Fody.Extensions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>How many values an instruction takes from the evaluation stack and puts on it.</summary>
internal static class StackEffect
{
    public static int Pops(Instruction instruction) => instruction.OpCode.StackBehaviourPop switch
    {
        StackBehaviour.Pop0 => 0,
        StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
        StackBehaviour.Pop1_pop1 or StackBehaviour.Popi_pop1 or StackBehaviour.Popi_popi or StackBehaviour.Popi_popi8 or StackBehaviour.Popi_popr4
            or StackBehaviour.Popi_popr8 or StackBehaviour.Popref_pop1 or StackBehaviour.Popref_popi => 2,
        StackBehaviour.Popi_popi_popi or StackBehaviour.Popref_popi_popi or StackBehaviour.Popref_popi_popi8 or StackBehaviour.Popref_popi_popr4
            or StackBehaviour.Popref_popi_popr8 or StackBehaviour.Popref_popi_popref => 3,
        _ => instruction.Operand is IMethodSignature signature ? Arguments(instruction, signature) : 0,
    };

    public static int Pushes(Instruction instruction) => instruction.OpCode.StackBehaviourPush switch
    {
        StackBehaviour.Push0 => 0,
        StackBehaviour.Push1_push1 => 2,
        StackBehaviour.Varpush => instruction.Operand is IMethodSignature signature && !signature.ReturnType.IsVoid() ? 1 : 0,
        _ => 1,
    };

    private static int Arguments(Instruction instruction, IMethodSignature signature)
    {
        var count = signature.Parameters.Count;
        return instruction.OpCode.Code switch
        {
            Code.Newobj => count,
            Code.Calli => count + 1 + (signature.HasThis && !signature.ExplicitThis ? 1 : 0),
            _ => count + (signature.HasThis && !signature.ExplicitThis ? 1 : 0),
        };
    }
}

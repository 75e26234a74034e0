using Judgeval.Fody.Extensions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>Where a constructor's own code begins: behind the call of <c>base(…)</c> or <c>this(…)</c>, before which the object may not be touched.</summary>
internal static class ConstructorStart
{
    public static int Find(MethodDefinition method, List<Instruction> code)
    {
        if (!method.IsConstructor || method.DeclaringType.IsValueType)
        {
            return 0;
        }

        // By definition name: a generic base is a different reference in every context. Objects are made by newobj, so the first such call is the one.
        var own = method.DeclaringType.FullName;
        var @base = method.DeclaringType.BaseType.DefinitionName();
        return code.FindIndex(instruction =>
            instruction.OpCode.Code == Code.Call && instruction.Operand is MethodReference { Name: ".ctor" } callee
            && callee.DeclaringType.DefinitionName() is var type && (type == own || type == @base)) + 1;
    }
}

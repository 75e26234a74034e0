using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Judgeval.Fody.Emit;

/// <summary>
/// Starts the tracer when the module is first used: at the end of its initializer, after what the program does there itself.
/// <code>
/// static &lt;Module&gt;() { …; AutoInit.Start(); }
/// </code>
/// </summary>
internal sealed class AutoInitEmitter(ModuleDefinition module, KnownMembers members)
{
    private const MethodAttributes StaticConstructor =
        MethodAttributes.Private | MethodAttributes.HideBySig | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName | MethodAttributes.Static;

    public void Emit()
    {
        var holder = module.Types.Single(type => type.FullName == "<Module>");
        var initializer = holder.Methods.FirstOrDefault(method => method.IsConstructor && method.IsStatic);
        if (initializer == null)
        {
            initializer = new MethodDefinition(".cctor", StaticConstructor, module.TypeSystem.Void);
            holder.Methods.Add(initializer);
        }

        Append(initializer.Body);
    }

    // Whatever returned now jumps to the call, if it does not run into it anyway.
    private void Append(MethodBody body)
    {
        body.SimplifyMacros();
        var start = Instruction.Create(OpCodes.Call, members.AutoInitStart);
        foreach (var exit in body.Instructions.Where(instruction => instruction.OpCode.Code == Code.Ret))
        {
            exit.OpCode = exit.Next == null ? OpCodes.Nop : OpCodes.Br;
            exit.Operand = exit.Next == null ? null : start;
        }

        body.Instructions.Add(start);
        body.Instructions.Add(Instruction.Create(OpCodes.Ret));
        MacroOptimizer.Optimize(body);
    }
}

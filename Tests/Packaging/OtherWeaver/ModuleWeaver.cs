using Fody;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Other.Fody;

/// <summary>
/// A weaver as other people write them, for a build that has two: the methods of the type Tools, their state machines and lambdas print when they are entered and left.
/// While the file that <c>WaitWhile</c> names exists, it makes one beside it and waits for the build to be cancelled.
/// </summary>
public sealed class ModuleWeaver : BaseModuleWeaver
{
    private readonly TaskCompletionSource<bool> _cancelled = new();

    /// <inheritdoc/>
    public override void Execute()
    {
        var print = ModuleDefinition.ImportReference(FindTypeDefinition("System.Console").Methods.Single(method =>
            method.Name == "WriteLine" && method.Parameters.Count == 1 && method.Parameters[0].ParameterType.FullName == "System.String"));
        var types = ModuleDefinition.GetTypes().Where(type => type.FullName.Split('/')[0] == "Tools");
        foreach (var method in types.SelectMany(type => type.Methods).Where(method => method.HasBody && !method.IsConstructor).ToList())
        {
            Weave(method, print);
        }

        if (Config.Attribute("WaitWhile")?.Value is { } file && File.Exists(file))
        {
            File.WriteAllText(file + ".reached", "");
            _cancelled.Task.Wait(TimeSpan.FromMinutes(5));
        }
    }

    /// <inheritdoc/>
    public override void Cancel() => _cancelled.TrySetResult(true);

    /// <inheritdoc/>
    public override IEnumerable<string> GetAssembliesForScanning() => ["netstandard", "mscorlib", "System.Runtime", "System.Console"];

    private static void Weave(MethodDefinition method, MethodReference print)
    {
        var body = method.Body;
        body.SimplifyMacros();
        var il = body.GetILProcessor();
        foreach (var exit in body.Instructions.Where(instruction => instruction.OpCode == OpCodes.Ret).ToList())
        {
            // What jumped to the end now jumps to the message before it.
            exit.OpCode = OpCodes.Ldstr;
            exit.Operand = $"leave {method.Name}";
            var call = il.Create(OpCodes.Call, print);
            il.InsertAfter(exit, call);
            il.InsertAfter(call, il.Create(OpCodes.Ret));
        }

        var first = body.Instructions[0];
        il.InsertBefore(first, il.Create(OpCodes.Ldstr, $"enter {method.Name}"));
        il.InsertBefore(first, il.Create(OpCodes.Call, print));
        body.OptimizeMacros();
    }
}

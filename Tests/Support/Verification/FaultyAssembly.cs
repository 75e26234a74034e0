using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Tests.Support.Verification;

/// <summary>Writes an assembly with one method, whose body is wrong in a chosen way: what a weaver might do, to prove that the verifiers see it.</summary>
public sealed class FaultyAssembly : IDisposable
{
    private readonly ReferenceResolver _resolver = new(FixtureAssembly.Named("Valid.Debug").References);
    private readonly ModuleDefinition _module;

    private FaultyAssembly()
    {
        _module = ModuleDefinition.CreateModule("Faulty.dll", new ModuleParameters { Kind = ModuleKind.Dll, AssemblyResolver = _resolver });
        _module.AssemblyReferences.Add(_resolver.Resolve("System.Runtime")!.Name);
        Method = new MethodDefinition("Broken", MethodAttributes.Public | MethodAttributes.Static, _module.TypeSystem.Int32);
        Method.Parameters.Add(new ParameterDefinition("number", ParameterAttributes.None, _module.TypeSystem.Int32));
        Method.Parameters.Add(new ParameterDefinition("text", ParameterAttributes.None, _module.TypeSystem.String));
        Method.Body.InitLocals = true;
        var type = new TypeDefinition("", "Faulty", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed, _module.TypeSystem.Object);
        type.Methods.Add(Method);
        _module.Types.Add(type);
    }

    /// <summary><c>static int Broken(int number, string text)</c>, without instructions.</summary>
    public MethodDefinition Method { get; }

    public ILProcessor IL => Method.Body.GetILProcessor();

    /// <param name="fault">Writes the body.</param>
    /// <returns>The path of the assembly.</returns>
    public static string Write(Action<FaultyAssembly> fault)
    {
        using var assembly = new FaultyAssembly();
        fault(assembly);
        var path = Path.Combine(WeaverRunner.NewFolder(), "Faulty.dll");
        assembly._module.Write(path);
        return path;
    }

    public TypeReference Type(string assembly, string fullName) => _module.ImportReference(_resolver.Resolve(assembly)!.MainModule.GetType(fullName));

    /// <summary>A reference to a static or instance method of the assembly's class that does not exist.</summary>
    public MethodReference Missing() => new("Missing", _module.TypeSystem.Void, Method.DeclaringType);

    /// <summary>A member of the ABI.</summary>
    public MethodReference ObservedCall(string name) => _module.ImportReference(
        _resolver.Resolve("Judgeval.Runtime")!.MainModule.GetType("Judgeval.CompilerServices.ObservedCall").Methods.Single(method => method.Name == name));

    public VariableDefinition Local(TypeReference type)
    {
        var local = new VariableDefinition(type);
        Method.Body.Variables.Add(local);
        return local;
    }

    /// <summary>Protects the instructions from the first up to, not including, the handler's, with a finally.</summary>
    public void Finally(Instruction start, Instruction handler, Instruction end) => Method.Body.ExceptionHandlers.Add(
        new ExceptionHandler(ExceptionHandlerType.Finally) { TryStart = start, TryEnd = handler, HandlerStart = handler, HandlerEnd = end });

    public void Dispose()
    {
        _module.Dispose();
        _resolver.Dispose();
    }
}

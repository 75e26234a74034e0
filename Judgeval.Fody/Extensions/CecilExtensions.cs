using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Collections.Generic;

namespace Judgeval.Fody.Extensions;

/// <summary>Questions about metadata that several stages ask.</summary>
internal static class CecilExtensions
{
    // MethodImplAttributes.Async; newer than Cecil's enum.
    private const int RuntimeAsyncFlag = 0x2000;

    public static CustomAttribute? Attribute(this ICustomAttributeProvider provider, string fullName)
    {
        // Cecil remembers what it read, even that there is none, but searches for the answer to HasCustomAttributes each time.
        foreach (var attribute in provider.CustomAttributes)
        {
            var type = attribute.AttributeType;
            if (type.Name.Length + type.Namespace.Length + 1 == fullName.Length && type.FullName == fullName)
            {
                return attribute;
            }
        }

        return null;
    }

    public static bool HasAttribute(this ICustomAttributeProvider provider, string fullName) => provider.Attribute(fullName) != null;

    /// <summary>The type without the modifiers that <c>init</c> accessors, <c>in</c> parameters and <c>ref readonly</c> results carry.</summary>
    public static TypeReference WithoutModifiers(this TypeReference type)
    {
        while (type is IModifierType modifier)
        {
            type = modifier.ElementType;
        }

        return type;
    }

    /// <summary>How a message names a method: <c>Shop.SearchAgent.Search(String, Int32)</c>.</summary>
    public static string DisplayName(this MethodDefinition method) =>
        $"{method.DeclaringType.FullName.Replace('/', '.')}.{method.Name}({string.Join(", ", method.Parameters.Select(parameter => parameter.ParameterType.Name))})";

    /// <summary>How a message names a property: <c>Shop.SearchAgent.Top</c>.</summary>
    public static string DisplayName(this PropertyDefinition property, MethodDefinition accessor) =>
        $"{accessor.DeclaringType.FullName.Replace('/', '.')}.{property.Name}";

    /// <summary>The full name without type arguments: <c>System.Threading.Tasks.Task`1</c>.</summary>
    public static string DefinitionName(this TypeReference type) => type is GenericInstanceType generic ? generic.ElementType.FullName : type.FullName;

    public static bool IsVoid(this TypeReference type) => type.WithoutModifiers().MetadataType == MetadataType.Void;

    /// <summary>Whether the runtime suspends and resumes the method, instead of a state machine that the compiler made.</summary>
    public static bool IsRuntimeAsync(this MethodDefinition method) => ((int)method.ImplAttributes & RuntimeAsyncFlag) != 0;

    /// <summary>What the body leaves on the stack when it returns: for a runtime-async method not the task but what the task will hold.</summary>
    public static TypeReference ResultType(this MethodDefinition method)
    {
        var type = method.ReturnType.WithoutModifiers();
        if (!method.IsRuntimeAsync())
        {
            return type;
        }

        return type is GenericInstanceType task ? task.GenericArguments[0] : method.Module.TypeSystem.Void;
    }

    /// <summary>Resolves, or returns null where the reference cannot be resolved: a missing reference must not fail the build.</summary>
    public static TypeDefinition? TryResolve(this TypeReference type)
    {
        try
        {
            return type.Resolve();
        }
        catch (AssemblyResolutionException)
        {
            return null;
        }
    }

    /// <summary>
    /// The field, if it is one of this module. While bodies are woven nothing else is looked up: that would ask Fody's resolver of assemblies, which is not made for several threads.
    /// </summary>
    public static FieldDefinition? OwnDefinition(this FieldReference field) => field.DeclaringType.Scope is ModuleDefinition ? field.Resolve() : null;

    /// <inheritdoc cref="OwnDefinition(FieldReference)"/>
    public static TypeDefinition? OwnDefinition(this TypeReference type) => type.Scope is ModuleDefinition ? type.Resolve() : null;

    /// <summary>The state machine that an async method, iterator or async iterator names in its attribute.</summary>
    public static TypeDefinition? StateMachineType(this MethodDefinition method)
    {
        foreach (var name in KnownNames.StateMachineAttributes)
        {
            if (method.Attribute(name) is { HasConstructorArguments: true } attribute)
            {
                return (attribute.ConstructorArguments[0].Value as TypeReference)?.OwnDefinition();
            }
        }

        return null;
    }

    public static MethodDefinition? StateMachineMoveNext(this MethodDefinition method) =>
        method.StateMachineType()?.Methods.FirstOrDefault(candidate => candidate.HasBody && candidate.Parameters.Count == 0 && candidate.Name == "MoveNext");

    /// <summary>The type as its own members see it: <c>List&lt;T&gt;</c> instead of the open <c>List&lt;&gt;</c>.</summary>
    public static TypeReference SelfInstance(this TypeDefinition type)
    {
        if (!type.HasGenericParameters)
        {
            return type;
        }

        var instance = new GenericInstanceType(type);
        foreach (var parameter in type.GenericParameters)
        {
            instance.GenericArguments.Add(parameter);
        }

        return instance;
    }

    public static FieldReference SelfReference(this FieldDefinition field) =>
        field.DeclaringType.HasGenericParameters ? new FieldReference(field.Name, field.FieldType, field.DeclaringType.SelfInstance()) : field;

    public static GenericInstanceMethod Instance(this MethodReference method, params TypeReference[] arguments)
    {
        var instance = new GenericInstanceMethod(method);
        foreach (var argument in arguments)
        {
            instance.GenericArguments.Add(argument);
        }

        return instance;
    }

    /// <summary>Adds instructions without growing the collection again and again.</summary>
    public static void AddAll(this Collection<Instruction> instructions, List<Instruction> added)
    {
        instructions.Capacity = Math.Max(instructions.Capacity, instructions.Count + added.Count);
        foreach (var instruction in added)
        {
            instructions.Add(instruction);
        }
    }

    public static bool IsByRefLike(this TypeDefinition type) => type.IsValueType && type.HasAttribute(KnownNames.IsByRefLikeAttribute);

    public static bool IsUnconditionalBranch(this Instruction instruction) => instruction.OpCode.Code is Code.Br or Code.Leave;

    /// <summary>Another instruction that does the same.</summary>
    public static Instruction Repeat(this Instruction instruction)
    {
        var repeated = Instruction.Create(OpCodes.Nop);
        repeated.OpCode = instruction.OpCode;
        repeated.Operand = instruction.Operand;
        return repeated;
    }
}

using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Tests.Support.Verification;

/// <summary>Compares all that reflection can see of two builds of an assembly, and whether bodies have their locals zeroed.</summary>
public static class MetadataAudit
{
    /// <returns>What was lost, changed or put elsewhere, and what was added beside what docs/abi.md allows; none when all is well.</returns>
    public static IReadOnlyList<string> Compare(string unwoven, string woven, IReadOnlyList<string> references)
    {
        using var resolver = new ReferenceResolver(references);
        using var before = ModuleDefinition.ReadModule(unwoven, new ReaderParameters { AssemblyResolver = resolver });
        using var after = ModuleDefinition.ReadModule(woven, new ReaderParameters { AssemblyResolver = resolver });
        var known = before.GetTypes().SelectMany(static type => type.Fields.Concat<IMemberDefinition>(type.Methods)).Select(static member => member.FullName).ToHashSet(StringComparer.Ordinal);
        var expected = Describe(before, static _ => true).ToList();
        var actual = Describe(after, member => known.Contains(member.FullName) || !IsDocumented(member)).ToList();
        string[] differences =
        [
            .. expected.Except(actual).Select(static line => $"- {line}"),
            .. actual.Except(expected).Select(static line => $"+ {line}"),
            .. References(before).Except(References(after)).Select(static name => $"- {name}"),
            .. StateMachines(before).Except(StateMachines(after)).Select(static blob => $"- state machine {blob}"),
            .. EntryPoints(before).Except(EntryPoints(after)).Select(static type => $"- IAsyncStateMachine.MoveNext of {type}"),
            .. ZeroedOtherwise(before, after),
        ];
        return differences.Length > 0 || expected.SequenceEqual(actual) ? differences : ["the order of the members"];
    }

    private static IEnumerable<MethodDefinition> Methods(ModuleDefinition module) => module.GetTypes().SelectMany(static type => type.Methods);

    // The attribute goes where the iterator's body goes.
    private static bool IsOfIterator(CustomAttribute attribute) => attribute.AttributeType.Name is "IteratorStateMachineAttribute" or "AsyncIteratorStateMachineAttribute";

    private static IEnumerable<string> StateMachines(ModuleDefinition module) =>
        Methods(module).SelectMany(static method => method.CustomAttributes.Where(IsOfIterator)).Select(static attribute => Convert.ToHexString(attribute.GetBlob()));

    // Those of Judgeval.Runtime come along.
    private static IEnumerable<string> References(ModuleDefinition module) => module.AssemblyReferences.Select(static reference => reference.FullName);

    // Without locals the flag says nothing, and the header of a short body has no room for it.
    private static IEnumerable<string> ZeroedOtherwise(ModuleDefinition before, ModuleDefinition after)
    {
        var flags = Methods(after).Where(static method => method.HasBody).ToLookup(Signature, static method => method.Body.InitLocals, StringComparer.Ordinal);
        return Methods(before)
            .Where(static method => method.HasBody && (method.Body.HasVariables || method.Body.Instructions.Any(static instruction => instruction.OpCode == OpCodes.Localloc)))
            .Where(method => flags[Signature(method)].Any(isZeroed => isZeroed != method.Body.InitLocals))
            .Select(static method => $"{method.FullName} has its locals zeroed, or no longer");
    }

    private static string Signature(MethodDefinition method) => $"{method.FullName}`{method.GenericParameters.Count}";

    private static bool IsDocumented(IMemberDefinition member) => member switch
    {
        TypeDefinition type => type.FullName.StartsWith("Judgeval.Generated.", StringComparison.Ordinal),
        FieldDefinition field => IsStateMachine(field.DeclaringType) && (field.FieldType.FullName == "Judgeval.CompilerServices.ObservedCall" || (field.IsPublic && IsParameter(field))),
        MethodDefinition method => method.Name.Contains(">g__Original|", StringComparison.Ordinal) || IsEntry(method),
        _ => false,
    };

    private static bool IsStateMachine(TypeDefinition type) => type.Interfaces.Any(static implemented => implemented.InterfaceType.Name == "IAsyncStateMachine");

    private static bool IsEntry(MethodDefinition method) =>
        method.Name == "System.Runtime.CompilerServices.IAsyncStateMachine.MoveNext" && IsStateMachine(method.DeclaringType);

    // A field for a parameter that the body never reads: written by the kickoff method right before the state, which the unwoven build does not do.
    private static bool IsParameter(FieldDefinition field) => field.DeclaringType.Methods.Single(static method => method.Name == "MoveNext").Body.Instructions
        .Any(instruction => instruction.Operand is FieldReference used && used.Resolve() == field && LeadsToArgument(instruction));

    private static bool LeadsToArgument(Instruction load) => load.Next.Operand is MethodReference { Name: "Argument" };

    private static IEnumerable<string> Describe(ModuleDefinition module, Func<IMemberDefinition, bool> include) =>
    [
        $"{module.Name} {module.Kind} {module.Attributes} {module.Characteristics} {module.Assembly.FullName}",
        .. Attributes("assembly", module.Assembly),
        .. Attributes("module", module),
        .. module.Resources.Select(static resource => $"{resource.Name} {resource.Attributes}"),
        .. module.ExportedTypes.Select(static type => $"exports {type.FullName}"),
        .. Nested(module.Types.Where(type => include(type))).SelectMany(type => Describe(type, include)),
    ];

    private static IEnumerable<TypeDefinition> Nested(IEnumerable<TypeDefinition> types) => types.SelectMany(static type => Nested(type.NestedTypes).Prepend(type));

    private static IEnumerable<string> Describe(TypeDefinition type, Func<IMemberDefinition, bool> include) =>
    [
        $"{type.FullName}: {type.BaseType?.FullName} {type.Attributes} {type.PackingSize} {type.ClassSize}",
        .. Attributes(type.FullName, type),
        .. Generics(type.FullName, type),
        .. type.Interfaces.SelectMany(implemented => Attributes($"{type.FullName} : {implemented.InterfaceType.FullName}", implemented, always: true)),
        .. type.Fields.Where(field => include(field)).SelectMany(static field => Attributes(
            $"{field.FullName} {field.Attributes} {field.Offset} {field.Constant} {Convert.ToHexString(field.InitialValue)} {field.MarshalInfo?.NativeType}", field, always: true)),
        .. type.Methods.Where(method => include(method)).SelectMany(Describe),
        .. type.Properties.SelectMany(static property => Attributes($"{property.FullName} {property.Attributes} {property.GetMethod} {property.SetMethod} {property.Constant}", property, always: true)),
        .. type.Events.SelectMany(static @event => Attributes($"{@event.FullName} {@event.Attributes} {@event.AddMethod} {@event.RemoveMethod} {@event.InvokeMethod}", @event, always: true)),
    ];

    private static IEnumerable<string> Describe(MethodDefinition method)
    {
        var name = method.FullName;
        return
        [
            $"{name}: {method.Attributes} {method.ImplAttributes} {method.SemanticsAttributes} {method.CallingConvention} {method.PInvokeInfo?.EntryPoint}",
            .. Attributes(name, method),
            .. Generics(name, method),
            .. Attributes($"{name} returns {method.MethodReturnType.Attributes} {method.MethodReturnType.MarshalInfo?.NativeType}", method.MethodReturnType, always: true),
            .. method.Parameters.SelectMany(parameter => Attributes(
                $"{name}({parameter.Index}) {parameter.Name} {parameter.Attributes} {parameter.Constant} {parameter.MarshalInfo?.NativeType}", parameter, always: true)),
            .. method.Overrides.Where(static implemented => !IsEntryPoint(implemented)).Select(implemented => $"{name} implements {implemented.FullName}"),
        ];
    }

    // Of a task type's own builder, another method implements it.
    private static bool IsEntryPoint(MethodReference implemented) => implemented.FullName == "System.Void System.Runtime.CompilerServices.IAsyncStateMachine::MoveNext()";

    private static IEnumerable<string> EntryPoints(ModuleDefinition module) =>
        Methods(module).Where(static method => method.Overrides.Any(IsEntryPoint)).Select(static method => method.DeclaringType.FullName);

    private static IEnumerable<string> Generics(string owner, IGenericParameterProvider provider) => provider.GenericParameters.SelectMany(parameter => Attributes(
        $"{owner} <{parameter.Name}> {parameter.Attributes} {string.Join(", ", parameter.Constraints.Select(static constraint => constraint.ConstraintType.FullName))}", parameter, always: true));

    private static IEnumerable<string> Attributes(string owner, ICustomAttributeProvider provider, bool always = false) =>
        provider.CustomAttributes.Where(static attribute => !IsOfIterator(attribute)).Select(attribute => $"{owner} [{attribute.Constructor.FullName} {Convert.ToHexString(attribute.GetBlob())}]").Concat(always ? [owner] : []);
}

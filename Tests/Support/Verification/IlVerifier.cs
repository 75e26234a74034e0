using System.Reflection.Metadata;
using ICSharpCode.Decompiler.IL;
using ICSharpCode.Decompiler.Metadata;
using ICSharpCode.Decompiler.TypeSystem;

namespace Judgeval.Tests.Support.Verification;

/// <summary>Reads every method body with ILSpy's reader, which sees wrong types on the stack where the JIT does not look.</summary>
public static class IlVerifier
{
    /// <param name="assembly">What to check.</param>
    /// <param name="references">The assemblies it was compiled against.</param>
    /// <returns>Warnings of the reader, broken branches and expressions, and wrong arguments to members of <c>Judgeval</c>; none when all is well.</returns>
    public static IReadOnlyList<string> Check(string assembly, IReadOnlyList<string> references)
    {
        using var file = new PEFile(assembly);
        using var resolver = new ReferenceFileResolver(references);
        var types = new DecompilerTypeSystem(file, resolver);
        return [.. types.MainModule.TypeDefinitions.SelectMany(static type => type.Methods.Concat(type.Properties.SelectMany(static property => Accessors(property)))
                .Concat(type.Events.SelectMany(static e => new[] { e.AddAccessor, e.RemoveAccessor }.OfType<IMethod>())))
            .Where(static method => method.HasBody)
            .AsParallel().AsOrdered()
            .SelectMany(method => Check(method, file, types))];
    }

    private static IEnumerable<IMethod> Accessors(IProperty property) => new[] { property.Getter, property.Setter }.OfType<IMethod>();

    // A reader gets slower with every method that it has read, so each gets a new one.
    private static IEnumerable<string> Check(IMethod method, PEFile file, DecompilerTypeSystem types)
    {
        var handle = (MethodDefinitionHandle)method.MetadataToken;
        var body = file.Reader.GetMethodBody(file.Metadata.GetMethodDefinition(handle).RelativeVirtualAddress);
        var function = new ILReader(types.MainModule).ReadIL(handle, body, default, ILFunctionKind.TopLevelFunction);
        return function.Warnings.Concat(function.Descendants.SelectMany(instruction => Check(instruction, types))).Select(warning => $"{method.FullName}: {warning}");
    }

    private static IEnumerable<string> Check(ILInstruction instruction, ICompilation types) => instruction switch
    {
        InvalidBranch branch => [$"invalid branch: {branch.Message}"],
        InvalidExpression expression => [$"invalid expression: {expression.Message}"],
        CallInstruction call => WrongArguments(call, types),
        _ => [],
    };

    // Over all callees this comparison has false alarms; over our own ABI it has none.
    private static IEnumerable<string> WrongArguments(CallInstruction call, ICompilation types)
    {
        if (!call.Method.DeclaringType.Namespace.StartsWith("Judgeval", StringComparison.Ordinal))
        {
            yield break;
        }

        for (var i = 0; i < call.Arguments.Count; i++)
        {
            var expected = call.GetParameter(i)?.Type.SkipModifiers();
            var actual = TypeOf(call.Arguments[i], types).SkipModifiers();
            if (expected is not null && IsComparable(expected) && IsComparable(actual) && !IsVague(call.Arguments[i]) && !IsAssignable(call.Arguments[i], actual, expected))
            {
                yield return $"argument {i} of {call.Method.FullName} is {actual.FullName}, not {expected.FullName}";
            }
        }
    }

    // The decompiler calls what these two leave an object.
    private static IType TypeOf(ILInstruction argument, ICompilation types) => argument switch
    {
        Box box => box.Type,
        IsInst cast => cast.Type,
        _ => argument.InferType(types),
    };

    // `ldind.ref`, and the stack where two branches meet, say no more than that the value is an object.
    private static bool IsVague(ILInstruction argument) => argument is LdNull or LdObj { Type.FullName: "System.Object" }
        or LdLoc { Variable: { Kind: VariableKind.StackSlot, Type.FullName: "System.Object" } };

    private static bool IsComparable(IType type) =>
        type.Kind is not (TypeKind.Unknown or TypeKind.TypeParameter or TypeKind.ByReference or TypeKind.Enum or TypeKind.Dynamic) && type.TypeParameterCount == 0;

    // Whatever was boxed is an object, also a native integer, of which the decompiler knows no base type.
    private static bool IsAssignable(ILInstruction argument, IType actual, IType expected) =>
        argument.ResultType == expected.GetStackType()
        && (argument.ResultType != StackType.Obj || expected.IsKnownType(KnownTypeCode.Object) || actual.GetAllBaseTypes().Any(type => type.FullName == expected.FullName));
}

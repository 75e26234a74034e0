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
        var reader = new ILReader(types.MainModule);
        return [.. types.MainModule.TypeDefinitions.SelectMany(static type => type.Methods.Concat(type.Properties.SelectMany(static property => Accessors(property)))
                .Concat(type.Events.SelectMany(static e => new[] { e.AddAccessor, e.RemoveAccessor }.OfType<IMethod>())))
            .Where(static method => method.HasBody)
            .SelectMany(method => Check(method, reader, file, types))];
    }

    private static IEnumerable<IMethod> Accessors(IProperty property) => new[] { property.Getter, property.Setter }.OfType<IMethod>();

    private static IEnumerable<string> Check(IMethod method, ILReader reader, PEFile file, ICompilation types)
    {
        var handle = (MethodDefinitionHandle)method.MetadataToken;
        var body = file.Reader.GetMethodBody(file.Metadata.GetMethodDefinition(handle).RelativeVirtualAddress);
        var function = reader.ReadIL(handle, body, default, ILFunctionKind.TopLevelFunction);
        var warnings = function.Warnings
            .Concat(function.Descendants.OfType<InvalidBranch>().Select(static branch => $"invalid branch: {branch.Message}"))
            .Concat(function.Descendants.OfType<InvalidExpression>().Select(static expression => $"invalid expression: {expression.Message}"))
            .Concat(function.Descendants.OfType<CallInstruction>().SelectMany(call => WrongArguments(call, types)));
        return warnings.Select(warning => $"{method.FullName}: {warning}");
    }

    // Over all callees this comparison has false alarms; over our own ABI it has none.
    private static IEnumerable<string> WrongArguments(CallInstruction call, ICompilation types)
    {
        if (!call.Method.DeclaringType.Namespace.StartsWith("Judgeval", StringComparison.Ordinal))
        {
            yield break;
        }

        for (var i = 0; i < call.Arguments.Count; i++)
        {
            var expected = call.GetParameter(i)?.Type;
            var actual = call.Arguments[i].InferType(types);
            if (expected is not null && IsComparable(expected) && IsComparable(actual) && call.Arguments[i] is not LdNull && !IsAssignable(actual, expected))
            {
                yield return $"argument {i} of {call.Method.FullName} is {actual.FullName}, not {expected.FullName}";
            }
        }
    }

    private static bool IsComparable(IType type) =>
        type.Kind is not (TypeKind.Unknown or TypeKind.TypeParameter or TypeKind.ByReference or TypeKind.Enum) && type.TypeParameterCount == 0;

    private static bool IsAssignable(IType actual, IType expected) =>
        actual.GetStackType() == expected.GetStackType()
        && (actual.GetStackType() != StackType.Obj || actual.GetAllBaseTypes().Any(type => type.FullName == expected.FullName));
}

using Judgeval.Fody.Extensions;
using Mono.Cecil;

namespace Judgeval.Fody.Plan;

/// <summary>Which types can be the type argument of a recording call.</summary>
internal static class Recordability
{
    // GenericParameterAttributes.AllowByRefLike; newer than Cecil's enum.
    private const int AllowByRefLikeFlag = 0x20;

    public static bool CanRecord(TypeReference type) => type switch
    {
        GenericParameter parameter => ((int)parameter.Attributes & AllowByRefLikeFlag) == 0,
        ArrayType => true,
        PointerType or FunctionPointerType or ByReferenceType => false,
        { IsPrimitive: true } => true,
        { MetadataType: MetadataType.TypedByReference } => false,
        { FullName: "System.ArgIterator" or "System.RuntimeArgumentHandle" } => false,
        _ when !type.IsValueType => true,
        // A value type that cannot be resolved might be a ref struct: then a placeholder is the safe choice.
        _ => type.TryResolve() is { } definition && !definition.IsByRefLike(),
    };

    public static string Placeholder(TypeReference type) => $"<{SimpleName(type)}>";

    public static bool MustNotRecord(ICustomAttributeProvider provider, TypeReference type) =>
        provider.HasAttribute(KnownNames.DoNotRecordAttribute)
        || (type is not (GenericParameter or TypeSpecification) && !type.IsPrimitive && type.TryResolve()?.HasAttribute(KnownNames.DoNotRecordAttribute) == true);

    private static string SimpleName(TypeReference type) => type switch
    {
        GenericInstanceType generic => $"{SimpleName(generic.ElementType)}<{string.Join(", ", generic.GenericArguments.Select(SimpleName))}>",
        PointerType pointer => SimpleName(pointer.ElementType) + "*",
        _ => type.Name.Split('`')[0],
    };
}

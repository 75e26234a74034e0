using Judgeval.Fody.Extensions;
using Mono.Cecil;

namespace Judgeval.Fody.Plan;

/// <summary>Which types can be the type argument of a recording call. What is found out of a type is remembered: the same few are asked about again and again.</summary>
internal sealed class Recordability(ModuleDefinition module)
{
    // GenericParameterAttributes.AllowByRefLike; newer than Cecil's enum.
    private const int AllowByRefLikeFlag = 0x20;

    private readonly Dictionary<TypeReference, TypeTraits> _traits = [];

    // Most modules have it nowhere; then no parameter needs to be asked for its attributes.
    private readonly bool _hasMarks = module.GetType(KnownNames.DoNotRecordAttribute) != null || module.GetTypeReferences().Any(static type => type.FullName == KnownNames.DoNotRecordAttribute);

    public bool CanRecord(TypeReference type) => type switch
    {
        GenericParameter parameter => ((int)parameter.Attributes & AllowByRefLikeFlag) == 0,
        ArrayType => true,
        PointerType or FunctionPointerType or ByReferenceType => false,
        { IsPrimitive: true } => true,
        { MetadataType: MetadataType.TypedByReference } => false,
        _ when !type.IsValueType => true,
        { FullName: "System.ArgIterator" or "System.RuntimeArgumentHandle" } => false,
        // A value type that cannot be resolved might be a ref struct: then a placeholder is the safe choice.
        _ => (TraitsOf(type) & (TypeTraits.Resolved | TypeTraits.ByRefLike)) == TypeTraits.Resolved,
    };

    public static string Placeholder(TypeReference type) => $"<{SimpleName(type)}>";

    public bool MustNotRecord(ICustomAttributeProvider provider, TypeReference type) =>
        (_hasMarks && provider.HasAttribute(KnownNames.DoNotRecordAttribute))
        || (type is not (GenericParameter or TypeSpecification) && !type.IsPrimitive && (TraitsOf(type) & TypeTraits.MustNotRecord) != 0);

    private TypeTraits TraitsOf(TypeReference type)
    {
        var element = type.GetElementType();
        if (!_traits.TryGetValue(element, out var traits))
        {
            if (CoreTypes.Has(element))
            {
                traits = TypeTraits.Resolved;
            }
            else if (element.TryResolve() is { } definition)
            {
                traits = TypeTraits.Resolved
                    | (definition.IsByRefLike() ? TypeTraits.ByRefLike : 0)
                    | (definition.HasAttribute(KnownNames.DoNotRecordAttribute) ? TypeTraits.MustNotRecord : 0);
            }

            _traits.Add(element, traits);
        }

        return traits;
    }

    private static string SimpleName(TypeReference type) => type switch
    {
        GenericInstanceType generic => $"{SimpleName(generic.ElementType)}<{string.Join(", ", generic.GenericArguments.Select(SimpleName))}>",
        PointerType pointer => SimpleName(pointer.ElementType) + "*",
        _ => type.Name.Split('`')[0],
    };
}

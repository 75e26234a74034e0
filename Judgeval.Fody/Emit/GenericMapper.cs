using Mono.Cecil;

namespace Judgeval.Fody.Emit;

/// <summary>Says a type in another generic context: with other generic parameters in the place of its own.</summary>
internal sealed class GenericMapper(Func<GenericParameter, TypeReference> map)
{
    public TypeReference Map(TypeReference type) => type switch
    {
        GenericParameter parameter => map(parameter),
        GenericInstanceType generic => Map(generic),
        ArrayType { IsVector: true } array => new ArrayType(Map(array.ElementType)),
        ArrayType array => Map(array),
        ByReferenceType reference => new ByReferenceType(Map(reference.ElementType)),
        PointerType pointer => new PointerType(Map(pointer.ElementType)),
        RequiredModifierType modifier => new RequiredModifierType(Map(modifier.ModifierType), Map(modifier.ElementType)),
        OptionalModifierType modifier => new OptionalModifierType(Map(modifier.ModifierType), Map(modifier.ElementType)),
        _ => type,
    };

    public MethodReference Map(MethodReference method)
    {
        if (method is GenericInstanceMethod generic)
        {
            var instance = new GenericInstanceMethod(Map(generic.ElementMethod));
            foreach (var argument in generic.GenericArguments)
            {
                instance.GenericArguments.Add(Map(argument));
            }

            return instance;
        }

        if (method.DeclaringType is not GenericInstanceType)
        {
            return method;
        }

        var mapped = new MethodReference(method.Name, method.ReturnType, Map(method.DeclaringType))
        {
            HasThis = method.HasThis,
            ExplicitThis = method.ExplicitThis,
            CallingConvention = method.CallingConvention,
        };
        foreach (var parameter in method.Parameters)
        {
            mapped.Parameters.Add(new ParameterDefinition(parameter.ParameterType));
        }

        return mapped;
    }

    public FieldReference Map(FieldReference field) =>
        field.DeclaringType is GenericInstanceType ? new FieldReference(field.Name, field.FieldType, Map(field.DeclaringType)) : field;

    private GenericInstanceType Map(GenericInstanceType type)
    {
        var mapped = new GenericInstanceType(type.ElementType);
        foreach (var argument in type.GenericArguments)
        {
            mapped.GenericArguments.Add(Map(argument));
        }

        return mapped;
    }

    private ArrayType Map(ArrayType array)
    {
        var mapped = new ArrayType(Map(array.ElementType));
        mapped.Dimensions.Clear();
        foreach (var dimension in array.Dimensions)
        {
            mapped.Dimensions.Add(dimension);
        }

        return mapped;
    }
}

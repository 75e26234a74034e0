using Mono.Cecil;

namespace Judgeval.Fody.Plan;

/// <summary>Names as users wrote them, from names as compilers mangled them.</summary>
internal static class SpanNames
{
    public static string Of(MethodDefinition method)
    {
        if (method.IsConstructor)
        {
            return TypeName(method.DeclaringType);
        }

        var name = method.Name;
        if (name.StartsWith("<", StringComparison.Ordinal))
        {
            return LocalFunction(name) ?? Lambda(name);
        }

        // An explicit implementation is called Namespace.Interface.Member.
        name = name.Substring(name.LastIndexOf('.') + 1);
        return method.IsGetter || method.IsSetter ? name.Substring(name.IndexOf('_') + 1) : name;
    }

    public static string TypeName(TypeDefinition type) => type.Name.Split('`')[0];

    // <Outer>g__Name|0_0
    private static string? LocalFunction(string name)
    {
        var start = name.IndexOf(">g__", StringComparison.Ordinal);
        var end = name.LastIndexOf('|');
        return start >= 0 && end > start ? name.Substring(start + 4, end - start - 4) : null;
    }

    // <Outer>b__0_0
    private static string Lambda(string name)
    {
        var end = name.IndexOf(">b__", StringComparison.Ordinal);
        return end > 1 ? $"{name.Substring(1, end - 1)} lambda" : name;
    }
}

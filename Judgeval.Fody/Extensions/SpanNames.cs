using Mono.Cecil;

namespace Judgeval.Fody.Extensions;

/// <summary>Names as users wrote them, from names as compilers mangled them.</summary>
internal static class SpanNames
{
    private const string TopLevelMain = "<Main>$";

    // The SHA-256 of a path, in hexadecimal digits.
    private const int HashLength = 64;

    public static string Of(MethodDefinition method)
    {
        if (method.IsConstructor)
        {
            return TypeName(UserType(method.DeclaringType));
        }

        var name = method.Name;
        if (LocalFunction(name) is { } local)
        {
            return local;
        }

        if (LambdaOwner(name) is { } owner)
        {
            return $"{MemberName(owner, method)} lambda";
        }

        // An explicit implementation is called Namespace.Interface.Member; any other dot is the user's own.
        name = method.HasOverrides ? Last(name) : name;
        return method.IsGetter || method.IsSetter || ExtensionMembers.PropertyOf(method) != null ? AfterPrefix(name) : OperatorNames.Of(name) ?? name;
    }

    /// <summary>Without arity, and without what makes a file-local type's name unique.</summary>
    public static string TypeName(TypeDefinition type)
    {
        var name = IsFileLocal(type) ? type.Name.Substring(type.Name.IndexOf(">F", StringComparison.Ordinal) + 2 + HashLength + 2) : type.Name;
        return name.Split('`')[0];
    }

    /// <summary>Whether the type is <c>file class Name</c>, which is compiled to <c>&lt;File&gt;F…__Name</c> with a hash of the file's path.</summary>
    public static bool IsFileLocal(TypeDefinition type)
    {
        if (!type.Name.StartsWith("<", StringComparison.Ordinal))
        {
            return false;
        }

        var hash = type.Name.IndexOf(">F", StringComparison.Ordinal) + 2;
        return hash > 2
            && type.Name.Length > hash + HashLength + 2
            && type.Name.IndexOf("__", hash, StringComparison.Ordinal) == hash + HashLength
            && type.Name.Skip(hash).Take(HashLength).All(Uri.IsHexDigit);
    }

    /// <summary>How users call the type: <c>Shop.Agents.Planner.Step</c>, whatever the compiler made of it.</summary>
    public static string FullTypeName(TypeDefinition type) =>
        type.DeclaringType is { } outer ? $"{FullTypeName(outer)}.{TypeName(type)}"
        : type.Namespace.Length == 0 ? TypeName(type)
        : $"{type.Namespace}.{TypeName(type)}";

    /// <summary>The type that the user wrote: lambdas live in classes that the compiler nests into it.</summary>
    public static TypeDefinition UserType(TypeDefinition type)
    {
        while (type.DeclaringType != null && type.Name.StartsWith("<", StringComparison.Ordinal) && !IsFileLocal(type))
        {
            type = type.DeclaringType;
        }

        return type;
    }

    // <Outer>g__Name|0_0
    private static string? LocalFunction(string name)
    {
        var start = name.StartsWith("<", StringComparison.Ordinal) ? name.IndexOf(">g__", StringComparison.Ordinal) : -1;
        var end = name.LastIndexOf('|');
        return start >= 0 && end > start ? name.Substring(start + 4, end - start - 4) : null;
    }

    // <Outer>b__0_0
    private static string? LambdaOwner(string name)
    {
        var end = name.StartsWith("<", StringComparison.Ordinal) ? name.LastIndexOf(">b__", StringComparison.Ordinal) : -1;
        return end > 1 ? name.Substring(1, end - 1) : null;
    }

    // The name of a member, as the name of a lambda in it has it.
    private static string MemberName(string name, MethodDefinition lambda) => name switch
    {
        TopLevelMain => "Main",
        ".ctor" or ".cctor" => TypeName(UserType(lambda.DeclaringType)),
        _ when name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) => AfterPrefix(name),
        _ => Last(name),
    };

    private static string Last(string name) => name.Substring(name.LastIndexOf('.') + 1);

    private static string AfterPrefix(string name) => name.Substring(name.IndexOf('_') + 1);
}

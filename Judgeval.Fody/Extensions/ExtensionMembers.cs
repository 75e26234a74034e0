using Mono.Cecil;

namespace Judgeval.Fody.Extensions;

/// <summary>
/// C# 14 extension properties. What runs is a static method <c>get_Name(receiver)</c> without any attributes; those of the property are on a skeleton:
/// <code>
/// static class Extensions
/// {
///     class &lt;G&gt;$1 { [Observe, ExtensionMarker("&lt;M&gt;$1")] int Area { get; }   class &lt;M&gt;$1 { static void &lt;Extension&gt;$(Point point) } }
///     static int get_Area(Point point) { … }
/// }
/// </code>
/// </summary>
internal static class ExtensionMembers
{
    /// <summary>The skeleton of the property whose accessor the method is; null for any other method.</summary>
    public static PropertyDefinition? PropertyOf(MethodDefinition method)
    {
        if (!method.IsStatic || !method.DeclaringType.HasNestedTypes
            || !(method.Name.StartsWith("get_", StringComparison.Ordinal) || method.Name.StartsWith("set_", StringComparison.Ordinal)))
        {
            return null;
        }

        return Skeleton(method);
    }

    private static PropertyDefinition? Skeleton(MethodDefinition method)
    {
        var skeletons =
            from grouping in method.DeclaringType.NestedTypes
            where grouping.Name.StartsWith("<G>", StringComparison.Ordinal)
            from property in grouping.Properties
            let accessor = property.GetMethod?.Name == method.Name ? property.GetMethod : property.SetMethod
            where accessor?.Name == method.Name && property.Attribute(KnownNames.ExtensionMarkerAttribute) is { } marker && HasReceiver(method, accessor, grouping, marker)
            select property;
        return skeletons.FirstOrDefault();
    }

    // Properties of several receivers may share a name.
    private static bool HasReceiver(MethodDefinition method, MethodDefinition accessor, TypeDefinition grouping, CustomAttribute marker)
    {
        if (accessor.IsStatic)
        {
            return method.Parameters.Count == accessor.Parameters.Count;
        }

        var receiver = grouping.NestedTypes.FirstOrDefault(type => type.Name.Equals(marker.ConstructorArguments[0].Value))?.Methods.FirstOrDefault(declaration => declaration.HasParameters);
        return method.Parameters.Count == accessor.Parameters.Count + 1
            && (receiver == null || receiver.Parameters[0].ParameterType.FullName == method.Parameters[0].ParameterType.FullName);
    }
}

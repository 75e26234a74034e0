namespace Judgeval.Values;

/// <summary>How a value that is not recorded is named.</summary>
internal static class TypeNames
{
    /// <summary><c>&lt;Task&lt;String&gt;&gt;</c>.</summary>
    internal static string Placeholder(Type type) => $"<{Short(type)}>";

    /// <summary><c>&lt;Order: JsonException&gt;</c>.</summary>
    internal static string Placeholder(Type type, Exception why) => $"<{Short(type)}: {why.GetType().Name}>";

    internal static string Short(Type type)
    {
        if (type.IsArray)
        {
            return $"{Short(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        int tick = type.Name.IndexOf('`');
        return tick < 0 || !type.IsGenericType
            ? type.Name
            : $"{type.Name.Substring(0, tick)}<{string.Join(", ", Array.ConvertAll(type.GetGenericArguments(), Short))}>";
    }
}

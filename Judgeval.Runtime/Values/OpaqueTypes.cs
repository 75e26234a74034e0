using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Judgeval.Values;

/// <summary>The types whose values are no data: reading them would change, start or block something, or tell nothing.</summary>
internal static class OpaqueTypes
{
    private static readonly Type[] Bases =
    [
        typeof(Task), typeof(ValueTask), typeof(Delegate), typeof(MemberInfo), typeof(CancellationToken), typeof(IServiceProvider), typeof(IntPtr), typeof(UIntPtr), typeof(IEnumerator),
    ];

    private static readonly Type[] Definitions = [typeof(ValueTask<>), typeof(IAsyncEnumerable<>), typeof(IAsyncEnumerator<>)];

    private static readonly Type[] Collections = [typeof(ICollection<>), typeof(IReadOnlyCollection<>)];

    // Classes of these namespaces are services and handles: a request whose form would be read, a connection that would be used, settings with passwords.
    private static readonly string[] Namespaces =
    [
        "System.Data", "System.Diagnostics", "System.IO", "System.Net", "System.Reflection", "System.Runtime", "System.Security", "System.Threading",
        "Microsoft.AspNetCore", "Microsoft.Data", "Microsoft.EntityFrameworkCore", "Microsoft.Extensions.Caching", "Microsoft.Extensions.Configuration",
        "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Http", "Microsoft.Extensions.Logging",
    ];

    internal static bool Contains(Type type)
    {
        if (type == typeof(string) || type == typeof(object) || typeof(Exception).IsAssignableFrom(type))
        {
            return false;
        }

        return Array.Exists(Bases, opaque => opaque.IsAssignableFrom(type))
            || Implements(type, Definitions)
            || IsService(type)
            || (typeof(IEnumerable).IsAssignableFrom(type) && !IsCollection(type));
    }

    private static bool IsService(Type type)
    {
        for (Type? level = type; level is not null && !level.IsValueType; level = level.BaseType)
        {
            if (level.Namespace is { } name && Array.Exists(Namespaces, prefix => IsIn(name, prefix)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal) && (name.Length == prefix.Length || name[prefix.Length] == '.');

    // A JSON node is plain data to the serializer, though no ICollection.
    private static bool IsCollection(Type type) =>
        typeof(ICollection).IsAssignableFrom(type) || Implements(type, Collections) || typeof(JsonNode).IsAssignableFrom(type);

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "An interface that trimming removed is one that nothing enumerates the value by.")]
    private static bool Implements(Type type, Type[] definitions) => Matches(type, definitions) || Array.Exists(type.GetInterfaces(), i => Matches(i, definitions));

    private static bool Matches(Type type, Type[] definitions) => type.IsGenericType && Array.IndexOf(definitions, type.GetGenericTypeDefinition()) >= 0;
}

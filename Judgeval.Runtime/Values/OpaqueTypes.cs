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
        typeof(IQueryable), typeof(WeakReference), typeof(AppDomain), typeof(IAsyncResult),
    ];

    private static readonly Type[] Definitions =
    [
        typeof(ValueTask<>), typeof(IAsyncEnumerable<>), typeof(IAsyncEnumerator<>), typeof(Lazy<>), typeof(WeakReference<>), typeof(IObservable<>), typeof(IObserver<>), typeof(IProgress<>),
    ];

    private static readonly Type[] Collections = [typeof(ICollection<>), typeof(IReadOnlyCollection<>)];

    // Classes of these namespaces are services and handles: a request whose form would be read, a connection that would be used, settings with passwords, an
    // entity whose getters ask the database.
    private static readonly string[] Namespaces =
    [
        "System.Data", "System.Diagnostics", "System.Drawing", "System.IO", "System.Linq.Expressions", "System.Net", "System.Reflection", "System.Runtime", "System.Security", "System.Threading",
        "System.Timers", "System.Xml", "Castle.DynamicProxy", "Castle.Proxies", "Microsoft.AspNetCore", "Microsoft.Data", "Microsoft.EntityFrameworkCore", "Microsoft.Extensions.Caching",
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Http", "Microsoft.Extensions.Logging",
        "Microsoft.FSharp.Control", "NHibernate", "OpenTelemetry",
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
            if (Array.Exists(Namespaces, prefix => IsIn(level.Namespace ?? "", prefix)) || level.FullName?.StartsWith("Microsoft.FSharp.Core.FSharpFunc`", StringComparison.Ordinal) == true)
            {
                return true;
            }
        }

        // A tracer, and the handles of its spans.
        return type.Assembly == typeof(OpaqueTypes).Assembly && typeof(IDisposable).IsAssignableFrom(type);
    }

    private static bool IsIn(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal) && (name.Length == prefix.Length || name[prefix.Length] == '.');

    // A JSON node is plain data to the serializer, though no ICollection.
    private static bool IsCollection(Type type) =>
        typeof(ICollection).IsAssignableFrom(type) || Implements(type, Collections) || typeof(JsonNode).IsAssignableFrom(type);

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "An interface that trimming removed is one that nothing enumerates the value by.")]
    private static bool Implements(Type type, Type[] definitions)
    {
        for (Type? level = type; level is not null; level = level.BaseType)
        {
            if (Matches(level, definitions))
            {
                return true;
            }
        }

        return Array.Exists(type.GetInterfaces(), i => Matches(i, definitions));
    }

    private static bool Matches(Type type, Type[] definitions) => type.IsGenericType && Array.IndexOf(definitions, type.GetGenericTypeDefinition()) >= 0;
}

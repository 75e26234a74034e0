using Mono.Cecil;

namespace Judgeval.Fody.Plan;

/// <summary>What is known of the framework's own types without looking at them: to find one, Cecil reads all types of the core library, which takes as long as weaving hundreds of methods.</summary>
internal static class CoreTypes
{
    // None of them, and nothing that they forward to, refers to Judgeval.
    private static readonly HashSet<string> Libraries = new(StringComparer.Ordinal) { "System.Runtime", "System.Private.CoreLib", "netstandard", "mscorlib", "System.Collections" };

    private static readonly HashSet<string> Values = new(StringComparer.Ordinal)
    {
        "System.DateTime", "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly", "System.TimeSpan", "System.Guid", "System.Decimal", "System.Nullable`1",
        "System.ReadOnlyMemory`1", "System.Memory`1", "System.Threading.CancellationToken", "System.Collections.Generic.KeyValuePair`2",
    };

    /// <summary>Whether the type is one of the framework that can be recorded like any other: no ref struct, and without attributes of ours.</summary>
    public static bool Has(TypeReference type) => type.Scope is AssemblyNameReference library && Libraries.Contains(library.Name) && (!type.IsValueType || Values.Contains(type.FullName));
}

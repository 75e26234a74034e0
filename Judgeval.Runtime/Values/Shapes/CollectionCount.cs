using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Judgeval.Values.Shapes;

/// <summary>How many items a collection says that it has.</summary>
internal static class CollectionCount
{
    /// <summary>Null if the collection does not say.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Without the property the count is not told.")]
    internal static int? Of(IEnumerable items)
    {
        if (items is ICollection collection)
        {
            return collection.Count;
        }

        Type? counted = Array.Find(items.GetType().GetInterfaces(), static i =>
            i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(ICollection<>) || i.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>)));
        return counted?.GetProperty("Count")?.GetValue(items) as int?;
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;

namespace Judgeval.Values;

/// <summary>Turns what a getter throws into a placeholder for that member.</summary>
internal static class GuardedMembers
{
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The member's type is object; nothing is looked up by it.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "See ValueSerializer.Write.")]
    internal static void Guard(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        for (int i = 0; i < type.Properties.Count; i++)
        {
            JsonPropertyInfo property = type.Properties[i];
            if (property.Get is { } get)
            {
                // Of type object, so that a placeholder can stand for any value.
                JsonPropertyInfo guarded = type.CreateJsonPropertyInfo(typeof(object), property.Name);
                guarded.Get = instance => Read(get, instance);
                guarded.ShouldSerialize = property.ShouldSerialize;
                guarded.Order = property.Order;
                type.Properties[i] = guarded;
            }
        }
    }

    private static object? Read(Func<object, object?> get, object instance)
    {
        try
        {
            return get(instance);
        }
        catch (Exception e)
        {
            Diagnostics.RuntimeEventSource.Instance.Fault("ReadMember", e);
            return $"<{e.GetType().Name}>";
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Judgeval.Values;

/// <summary>Honours <see cref="DoNotRecordAttribute"/> on types, properties, fields, and on the parameters that a record makes properties of.</summary>
internal static class RecordedMembers
{
    internal static bool IsLeftOut(Type type) => type.IsDefined(typeof(DoNotRecordAttribute), inherit: true);

    internal static void LeaveOut(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        JsonPropertyInfo[] kept = Of(type);
        for (int i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (Array.IndexOf(kept, type.Properties[i]) < 0)
            {
                type.Properties.RemoveAt(i);
            }
        }
    }

    /// <summary>The members of an object that are recorded.</summary>
    internal static JsonPropertyInfo[] Of(JsonTypeInfo type)
    {
        HashSet<string>? parameters = LeftOutParameters(type.Type);
        return [.. type.Properties.Where(property => MemberOf(type, property) is not { } member || !(IsLeftOut(member) || parameters?.Contains(member.Name) == true))];
    }

    private static bool IsLeftOut(MemberInfo member) => member.IsDefined(typeof(DoNotRecordAttribute), inherit: true);

    // Older generated code does not say which member a name stands for.
    private static MemberInfo? MemberOf(JsonTypeInfo type, JsonPropertyInfo property) =>
        property.AttributeProvider as MemberInfo ?? Array.Find(MembersOf(type.Type), member => NameOf(type, member) == property.Name);

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A member that trimming removed is not recorded either.")]
    private static MemberInfo[] MembersOf(Type type) => Array.FindAll(
        type.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic),
        static member => member.MemberType is MemberTypes.Property or MemberTypes.Field);

    private static string NameOf(JsonTypeInfo type, MemberInfo member) =>
        member.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
        ?? type.Options.PropertyNamingPolicy?.ConvertName(member.Name)
        ?? member.Name;

    // [DoNotRecord] on a positional record's parameter stays on the parameter, yet means the property.
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A trimmed constructor makes no values; those that are left have their attributes.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "The same for base types.")]
    private static HashSet<string>? LeftOutParameters(Type type)
    {
        HashSet<string>? names = null;
        for (Type? level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (ConstructorInfo constructor in level.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            {
                foreach (ParameterInfo parameter in constructor.GetParameters())
                {
                    if (parameter.Name is { } name && parameter.IsDefined(typeof(DoNotRecordAttribute), inherit: true))
                    {
                        (names ??= new(StringComparer.OrdinalIgnoreCase)).Add(name);
                    }
                }
            }
        }

        return names;
    }
}

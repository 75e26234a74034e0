using System.Diagnostics.CodeAnalysis;
using System.Reflection;
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

        HashSet<string>? parameters = LeftOutParameters(type.Type);
        for (int i = type.Properties.Count - 1; i >= 0; i--)
        {
            MemberInfo? member = type.Properties[i].AttributeProvider as MemberInfo;
            if (member is not null && (member.IsDefined(typeof(DoNotRecordAttribute), inherit: true) || parameters?.Contains(member.Name) == true))
            {
                type.Properties.RemoveAt(i);
            }
        }
    }

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

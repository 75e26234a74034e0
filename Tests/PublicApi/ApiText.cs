using System.Reflection;
using System.Text;

namespace Judgeval.Tests.PublicApi;

/// <summary>Writes the public surface of an assembly as text, a line for each type and member, sorted.</summary>
internal static class ApiText
{
    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(static type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(Name(type)).Append(Bases(type)).Append('\n');
            foreach (string member in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (ConstructorInfo constructor in type.GetConstructors(declared).Where(Visible))
        {
            yield return $".ctor({Parameters(constructor)})";
        }

        foreach (MethodInfo method in type.GetMethods(declared).Where(method => Visible(method) && !method.IsSpecialName))
        {
            string generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
            yield return $"{Static(method)}{Name(method.ReturnType)} {method.Name}{generic}({Parameters(method)})";
        }

        foreach (PropertyInfo property in type.GetProperties(declared).Where(property => property.GetAccessors(nonPublic: true).Any(Visible)))
        {
            string accessors = string.Concat(property.GetAccessors(nonPublic: true).Where(Visible).Select(accessor => accessor == property.GetMethod ? "get; " : "set; "));
            yield return $"{Static(property.GetAccessors(nonPublic: true)[0])}{Name(property.PropertyType)} {property.Name} {{ {accessors}}}";
        }

        foreach (FieldInfo field in type.GetFields(declared).Where(static field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName))
        {
            string value = field.IsLiteral ? $" = {(field.FieldType == typeof(string) ? $"\"{field.GetRawConstantValue()}\"" : field.GetRawConstantValue())}" : "";
            yield return $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}{value}";
        }
    }

    private static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : type.IsInterface ? "interface"
        : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsSealed ? "sealed class"
        : "class";

    private static string Bases(Type type)
    {
        IEnumerable<Type> bases = type.IsEnum || type.IsValueType || type.BaseType == typeof(object) || type.BaseType is null ? [] : [type.BaseType];
        string[] names = [.. bases.Concat(type.IsEnum ? [] : type.GetInterfaces()).Select(Name).Order(StringComparer.Ordinal)];
        return names.Length == 0 ? "" : " : " + string.Join(", ", names);
    }

    private static bool Visible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Static(MethodBase method) => method.IsStatic ? "static " : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string modifier = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        string value = parameter.HasDefaultValue ? $" = {parameter.RawDefaultValue ?? (parameter.ParameterType.IsValueType ? "default" : "null")}" : "";
        return $"{modifier}{Name(parameter.ParameterType)} {parameter.Name}{value}";
    }

    private static string Name(Type type)
    {
        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying) + "?";
        }

        string name = type.IsGenericParameter ? type.Name : (type.FullName ?? $"{type.Namespace}.{type.Name}");
        int tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : $"{name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}

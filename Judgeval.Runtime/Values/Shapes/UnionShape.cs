using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Judgeval.Values.Shapes;

/// <summary>One case of an F# union: its name, or <c>{"Case":"Circle","radius":1}</c>. The compiler says in attributes what is what.</summary>
internal sealed class UnionShape : ValueShape
{
    private const string Attribute = "Microsoft.FSharp.Core.CompilationMappingAttribute";

    // Microsoft.FSharp.Core.SourceConstructFlags
    private const int KindMask = 31;
    private const int SumType = 1;
    private const int Field = 4;
    private const int UnionCase = 8;

    // A case without fields is a property; one with fields has a method that makes it.
    private static readonly string[] Prefixes = ["New", "get_"];

    private readonly PropertyInfo? _tag;
    private readonly Dictionary<int, string> _names = [];
    private readonly PropertyInfo[] _fields;

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A case that was trimmed is shown by its number.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "The same.")]
    private UnionShape(Type type, Type union)
    {
        _tag = union.GetProperty("Tag", BindingFlags.Instance | BindingFlags.Public);
        _fields = Array.FindAll(type.GetProperties(BindingFlags.Instance | BindingFlags.Public), static property => MappingOf(property) is { Kind: Field });
        foreach (MemberInfo member in union.GetMembers(BindingFlags.Static | BindingFlags.Public))
        {
            if (member is PropertyInfo or MethodInfo && MappingOf(member) is { Kind: UnionCase } mapping)
            {
                string? prefix = member is PropertyInfo ? null : Array.Find(Prefixes, start => member.Name.StartsWith(start, StringComparison.Ordinal));
                _names[mapping.Last] = member.Name.Substring(prefix?.Length ?? 0);
            }
        }
    }

    /// <summary>The shape of a union's type, or of the type of one case; null for any other type.</summary>
    internal static UnionShape? Of(Type type)
    {
        for (Type? level = type; level is not null; level = level.BaseType)
        {
            if (MappingOf(level) is { Kind: SumType })
            {
                return new UnionShape(type, level);
            }
        }

        return null;
    }

    internal override void Write(ValueWriter writer, object value)
    {
        int tag = _tag?.GetValue(value) as int? ?? 0;
        string name = _names.TryGetValue(tag, out string? known) ? known : tag.ToString(System.Globalization.CultureInfo.InvariantCulture);
        PropertyInfo[] fields = Array.FindAll(_fields, field => MappingOf(field)!.First == tag);
        if (fields.Length == 0)
        {
            writer.WriteText(name);
            return;
        }

        if (writer.TryEnter(value))
        {
            writer.Json.WriteStartObject();
            writer.Json.WriteString("Case", name);
            foreach (PropertyInfo field in fields)
            {
                DictionaryShape.WriteEntry(writer, field.Name, field.GetValue(value));
            }

            writer.Json.WriteEndObject();
            writer.Leave();
        }
    }

    // Its arguments are the kind and one or two numbers: the case and, for a field, its place.
    private static Mapping? MappingOf(MemberInfo member)
    {
        CustomAttributeData? data = member.GetCustomAttributesData().FirstOrDefault(static attribute => attribute.AttributeType.FullName == Attribute);
        int[] numbers = data is null ? [] : [.. data.ConstructorArguments.Select(static argument => argument.Value).OfType<int>()];
        return numbers.Length == 0 ? null : new Mapping(numbers[0] & KindMask, numbers.ElementAtOrDefault(1), numbers[numbers.Length - 1]);
    }

    private sealed record Mapping(int Kind, int First, int Last);
}

using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Judgeval.Tests.Runtime.Llm;

/// <summary>Facts as lines of names and values, without those that are absent.</summary>
internal static class FactsText
{
    internal static string Of(object facts)
    {
        var text = new StringBuilder();
        Append(text, "", facts);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string prefix, object facts)
    {
        foreach (PropertyInfo property in facts.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            object? value = property.Name == "EqualityContract" ? null : property.GetValue(facts);
            if (value is null or false)
            {
                continue;
            }

            if (value is not string and IEnumerable items)
            {
                foreach (object item in items)
                {
                    text.Append(prefix).Append(property.Name).Append(": ").Append(item).Append('\n');
                }
            }
            else if (value.GetType().Namespace!.StartsWith("Judgeval", StringComparison.Ordinal))
            {
                Append(text, property.Name + ".", value);
            }
            else
            {
                text.Append(prefix).Append(property.Name).Append(": ").Append(Convert.ToString(value, CultureInfo.InvariantCulture)).Append('\n');
            }
        }
    }
}

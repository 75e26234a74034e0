using System.Reflection;
using System.Text.RegularExpressions;

namespace Judgeval.Tests.Docs;

/// <summary>The tests that a table of the documentation names: <c>Class</c> or <c>Class.method</c>, in code.</summary>
internal static partial class TestNames
{
    internal static IEnumerable<string> In(string cell) => Code().Matches(cell).Select(static match => match.Groups[1].Value);

    internal static bool Exists(string name)
    {
        var types = typeof(TestNames).Assembly.GetTypes();
        var parts = name.Split('.');
        var isMethod = parts[^1].Contains('_', StringComparison.Ordinal);
        var type = isMethod ? string.Join('.', parts[..^1]) : name;
        return types.Any(candidate => $".{candidate.FullName}".EndsWith($".{type}", StringComparison.Ordinal)
            && candidate.GetMethods().Any(method => method.GetCustomAttributes<FactAttribute>().Any() && (!isMethod || method.Name == parts[^1])));
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}

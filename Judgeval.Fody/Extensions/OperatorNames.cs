namespace Judgeval.Fody.Extensions;

/// <summary>C# operators by the names of the methods that they are compiled to.</summary>
internal static class OperatorNames
{
    private const string Prefix = "op_";

    private static readonly Dictionary<string, string> Symbols = new(StringComparer.Ordinal)
    {
        ["Addition"] = "+",
        ["AdditionAssignment"] = "+=",
        ["BitwiseAnd"] = "&",
        ["BitwiseOr"] = "|",
        ["Decrement"] = "--",
        ["Division"] = "/",
        ["Equality"] = "==",
        ["ExclusiveOr"] = "^",
        ["Explicit"] = "explicit",
        ["False"] = "false",
        ["GreaterThan"] = ">",
        ["GreaterThanOrEqual"] = ">=",
        ["Implicit"] = "implicit",
        ["Increment"] = "++",
        ["Inequality"] = "!=",
        ["LeftShift"] = "<<",
        ["LessThan"] = "<",
        ["LessThanOrEqual"] = "<=",
        ["LogicalNot"] = "!",
        ["Modulus"] = "%",
        ["Multiply"] = "*",
        ["OnesComplement"] = "~",
        ["RightShift"] = ">>",
        ["Subtraction"] = "-",
        ["SubtractionAssignment"] = "-=",
        ["True"] = "true",
        ["UnaryNegation"] = "-",
        ["UnaryPlus"] = "+",
        ["UnsignedRightShift"] = ">>>",
    };

    /// <summary><c>operator +</c> for <c>op_Addition</c>; null for the name of no operator.</summary>
    public static string? Of(string methodName)
    {
        if (!methodName.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var name = methodName.Substring(Prefix.Length);
        return Symbols.TryGetValue(name, out var symbol) ? $"operator {symbol}"
            : name.StartsWith("Checked", StringComparison.Ordinal) && Symbols.TryGetValue(name.Substring("Checked".Length), out symbol) ? $"operator checked {symbol}"
            : null;
    }
}

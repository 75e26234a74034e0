namespace Judgeval;

/// <summary>
/// For a guardrail that blocks: what the program throws instead of going on. On a guardrail span that it leaves, or that records it, <c>guardrail.triggered</c> is
/// <see langword="true"/> and <c>guardrail.evidence</c> is <see cref="Evidence"/>, unless something else was said before.
/// </summary>
/// <remarks>
/// As any exception it makes the spans that it leaves fail: <c>error.type</c> tells a block from a fault. The evidence is not in the message, which goes into logs.
/// </remarks>
/// <example>
/// <code>
/// [Guardrail("refunds", Category = GuardrailCategory.ToolPermission, EnforcementMode = EnforcementMode.Block)]
/// static void AssertMayRefund(decimal amount)
/// {
///     if (amount > 100)
///     {
///         throw new GuardrailException("refunds", GuardrailCategory.ToolPermission, $"{amount} is more than 100");
///     }
///
///     Guardrail.SetTriggered(false);
/// }
/// </code>
/// </example>
public class GuardrailException : Exception
{
    /// <summary>A guardrail blocked.</summary>
    public GuardrailException()
        : base("A guardrail blocked.")
    {
    }

    /// <summary>A guardrail blocked.</summary>
    /// <param name="message">What to tell.</param>
    public GuardrailException(string message)
        : base(message)
    {
    }

    /// <summary>A guardrail blocked.</summary>
    /// <param name="message">What to tell.</param>
    /// <param name="innerException">What made it block.</param>
    public GuardrailException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A guardrail blocked.</summary>
    /// <param name="guardrailName">What the guardrail is called.</param>
    /// <param name="category">What it looks for.</param>
    /// <param name="evidence">What it found; recorded with secrets masked, null for nothing.</param>
    /// <param name="innerException">What made it block; null for nothing.</param>
    public GuardrailException(string guardrailName, GuardrailCategory category, string? evidence = null, Exception? innerException = null)
        : base($"The guardrail '{guardrailName}' blocked.", innerException)
    {
        GuardrailName = guardrailName;
        Category = category;
        Evidence = evidence;
    }

    /// <summary>What the guardrail is called; null if nobody said.</summary>
    public string? GuardrailName { get; }

    /// <summary>What it looks for.</summary>
    public GuardrailCategory Category { get; }

    /// <summary>What it found; null for nothing. Recorded with secrets masked, and not part of the message.</summary>
    public string? Evidence { get; }
}

using Judgeval;

namespace Guardrails;

/// <summary>What the agent may do, or may not.</summary>
internal static class OrderTools
{
    [Observe(SpanKinds.Tool)]
    public static string Find(int order) => $"Order {order} is on its way.";

    [Observe(SpanKinds.Tool)]
    public static string Refund(int order) => throw new UnauthorizedAccessException($"A refund of order {order} is not allowed.");
}

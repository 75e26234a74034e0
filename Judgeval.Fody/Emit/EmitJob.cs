using Judgeval.Fody.Plan;
using Mono.Cecil;

namespace Judgeval.Fody.Emit;

/// <summary>One method to weave.</summary>
/// <param name="plan">What is to be done.</param>
/// <param name="descriptor">The field that its code refers to, which gets its name and place when the method is woven.</param>
internal sealed class EmitJob(WeavingPlan plan, FieldDefinition descriptor)
{
    public WeavingPlan Plan { get; } = plan;

    public FieldDefinition Descriptor { get; } = descriptor;

    /// <summary>Why the method is left as it is; null when it is woven.</summary>
    public string? PassedOver { get; set; }
}

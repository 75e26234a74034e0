using Mono.Cecil;

namespace Judgeval.Fody.Plan;

/// <summary>A parameter that is recorded.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="ValueType">The type of what is recorded: for <c>ref</c> and <c>in</c> parameters what they point to.</param>
/// <param name="Placeholder">The text to record instead of a value that can be neither boxed nor a type argument; null for a real value.</param>
internal sealed record ParameterCapture(ParameterDefinition Parameter, TypeReference ValueType, string? Placeholder)
{
    public string Name => Parameter.Name;

    public bool IsByReference => Parameter.ParameterType is not null && !ReferenceEquals(ValueType, Parameter.ParameterType);
}

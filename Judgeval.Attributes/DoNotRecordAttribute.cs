namespace Judgeval;

/// <summary>
/// Keeps a value out of every span: an argument, a result (<c>[return: DoNotRecord]</c>), a property or field of a recorded object, or every value of a type.
/// </summary>
/// <example>
/// <code>
/// [Observe] void Login(string user, [DoNotRecord] string password) { … }
/// </code>
/// </example>
[AttributeUsage(
    AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Property | AttributeTargets.Field
    | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Enum)]
public sealed class DoNotRecordAttribute : Attribute;

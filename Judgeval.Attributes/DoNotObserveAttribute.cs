namespace Judgeval;

/// <summary>
/// Keeps a method, property, constructor, type, module or assembly out of any <see cref="ObserveAllAttribute"/> on the same place or a wider one, and out of
/// FodyWeavers.xml. What is nearer to a member still wins: <see cref="ObserveAttribute"/> on it, or <see cref="ObserveAllAttribute"/> on a type inside.
/// </summary>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct
    | AttributeTargets.Interface | AttributeTargets.Module | AttributeTargets.Assembly,
    Inherited = false)]
public sealed class DoNotObserveAttribute : Attribute;

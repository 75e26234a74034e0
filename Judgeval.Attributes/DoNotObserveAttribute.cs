namespace Judgeval;

/// <summary>Keeps a method, property, constructor or a whole type out of any wider <see cref="ObserveAllAttribute"/>. An explicit <see cref="ObserveAttribute"/> inside it still wins.</summary>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface,
    Inherited = false)]
public sealed class DoNotObserveAttribute : Attribute;

#if !NET
// netstandard2.0 does not have it, and where it is used nothing reads it; the attribute only keeps the code the same.
namespace System.Diagnostics;

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Struct, Inherited = false)]
internal sealed class StackTraceHiddenAttribute : Attribute;
#endif

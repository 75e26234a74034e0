#if !NET5_0_OR_GREATER
namespace System.Runtime.CompilerServices;

/// <summary>What the compiler wants to see for <c>init</c>; newer frameworks have it.</summary>
internal static class IsExternalInit;
#endif

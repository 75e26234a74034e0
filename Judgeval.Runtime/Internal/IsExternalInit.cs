#if NETSTANDARD2_0
// The compiler wants this type for init-only properties; netstandard2.0 has none.
namespace System.Runtime.CompilerServices;

internal static class IsExternalInit;
#endif

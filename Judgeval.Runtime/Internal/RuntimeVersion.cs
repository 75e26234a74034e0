using System.Reflection;

namespace Judgeval.Internal;

internal static class RuntimeVersion
{
    /// <summary>The version of this assembly, for scope, distribution and user agent.</summary>
    internal static string Value { get; } = Of(typeof(RuntimeVersion).Assembly) ?? "0.0.0";

    /// <summary>The informational version without the commit that the SDK appends.</summary>
    internal static string? Of(Assembly? assembly)
    {
        string? version = assembly?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        int plus = version?.IndexOf('+') ?? -1;
        return plus < 0 ? version : version!.Substring(0, plus);
    }
}

using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Judgeval.Guardrails;

/// <summary>One guardrail that was seen to run, or to act.</summary>
internal sealed record Finding(string TraceId, string SpanId, string SourceType, Categories Category, string Name)
{
    internal const string Explicit = "explicit";
    internal const string ProviderNative = "provider_native";
    internal const string Heuristic = "heuristic";

    private const int IdBytes = 8;

    internal Confidence Confidence { get; init; }

    /// <summary>Null when nobody said.</summary>
    internal bool? Triggered { get; init; }

    internal string EnforcementMode { get; init; } = EnforcementModes.Unknown;

    internal string Reason { get; init; } = "";

    internal string Integration { get; init; } = "";

    /// <summary>The attributes that it was read from.</summary>
    internal string[] Keys { get; init; } = [];

    /// <summary>Redacted and cut; null for none.</summary>
    internal string? Excerpt { get; init; }

    /// <summary>The same for the same guardrail on the same span: the first 16 hex digits of a SHA-256.</summary>
    internal string Id => field ??= IdOf(TraceId, SourceType, Category, Name, SpanId);

    internal string Status => Triggered switch
    {
        true => "triggered",
        false => "not_triggered",
        null => "present",
    };

    internal static string IdOf(string traceId, string sourceType, Categories category, string name, string spanId)
    {
        byte[] text = Encoding.UTF8.GetBytes($"{traceId}|{sourceType}|{CategoryNames.Of(category)}|{name}|{spanId}");
#if NET
        byte[] hash = SHA256.HashData(text);
#else
        using var algorithm = SHA256.Create();
        byte[] hash = algorithm.ComputeHash(text);
#endif
        return ActivitySpanId.CreateFromBytes(hash.AsSpan(0, IdBytes)).ToHexString();
    }
}

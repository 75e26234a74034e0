namespace Judgeval.Export.Delivery;

/// <summary>A request as the spool keeps it: what to send and to whom. Who sends it, and with which credentials, is decided then.</summary>
internal sealed class SpooledRequest
{
    /// <summary>The base URL, as <c>TracerSettings.ApiUrl</c>; part of whose request this is.</summary>
    internal string ApiUrl { get; init; } = "";

    /// <summary>What comes after it, for example <c>/otel/v1/traces</c>; empty when the base URL is the endpoint.</summary>
    internal string Path { get; init; } = "";

    internal string? OrganizationId { get; init; }

    internal string? ProjectName { get; init; }

    /// <summary>Null if it was not known yet.</summary>
    internal string? ProjectId { get; init; }

    internal int SpanCount { get; init; }

    /// <summary>An uncompressed <c>ExportTraceServiceRequest</c> in protobuf.</summary>
    internal byte[] Body { get; init; } = [];

    internal DateTimeOffset CreatedAt { get; init; }
}

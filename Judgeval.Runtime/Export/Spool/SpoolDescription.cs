using System.Text.Json;
using Judgeval.Export.Delivery;

namespace Judgeval.Export.Spooling;

/// <summary>What a file says of its request beside the body, as JSON.</summary>
internal static class SpoolDescription
{
    private const string ApiUrl = "api_url";
    private const string Path = "path";
    private const string OrganizationId = "organization_id";
    private const string ProjectName = "project_name";
    private const string ProjectId = "project_id";
    private const string Spans = "spans";
    private const string CreatedAt = "created_at";

    internal static byte[] Write(SpooledRequest request, SpoolDestination destination)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartObject();
            writer.WriteString(ApiUrl, destination.ApiUrl);
            writer.WriteString(Path, request.Path);
            writer.WriteString(OrganizationId, request.OrganizationId);
            writer.WriteString(ProjectName, request.ProjectName);
            writer.WriteString(ProjectId, request.ProjectId);
            writer.WriteNumber(Spans, request.SpanCount);
            writer.WriteString(CreatedAt, request.CreatedAt);
            writer.WriteEndObject();
        }

        return text.ToArray();
    }

    /// <summary>Null when it is not what <see cref="Write"/> writes.</summary>
    internal static SpooledRequest? Read(byte[] description, byte[] body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(description);
            JsonElement root = document.RootElement;
            return new SpooledRequest
            {
                ApiUrl = root.GetProperty(ApiUrl).GetString()!,
                Path = root.GetProperty(Path).GetString()!,
                OrganizationId = root.GetProperty(OrganizationId).GetString(),
                ProjectName = root.GetProperty(ProjectName).GetString(),
                ProjectId = root.GetProperty(ProjectId).GetString(),
                SpanCount = root.GetProperty(Spans).GetInt32(),
                CreatedAt = root.GetProperty(CreatedAt).GetDateTimeOffset(),
                Body = body,
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}

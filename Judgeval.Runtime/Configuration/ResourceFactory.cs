using System.Reflection;
using Judgeval.Internal;
using OpenTelemetry.Resources;

namespace Judgeval.Configuration;

/// <summary>Describes the process that the spans come from.</summary>
internal static class ResourceFactory
{
    internal static ResourceBuilder Create(TracerSettings settings, string? projectId, Resource? joined = null)
    {
        var attributes = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [SemanticConventions.Telemetry.Distro.Name] = "judgeval-dotnet",
            [SemanticConventions.Telemetry.Distro.Version] = RuntimeVersion.Value,
        };
        Add(attributes, SemanticConventions.Service.Version, RuntimeVersion.Of(Assembly.GetEntryAssembly()));
        foreach (KeyValuePair<string, object> attribute in joined?.Attributes ?? [])
        {
            attributes[attribute.Key] = attribute.Value;
        }

        foreach (KeyValuePair<string, object> attribute in settings.ResourceAttributes)
        {
            attributes[attribute.Key] = attribute.Value;
        }

        if (!IsNamed(joined))
        {
            Add(attributes, SemanticConventions.Service.Name, settings.ServiceName);
        }

        Add(attributes, SemanticConventions.Deployment.Environment, settings.Environment);
        Add(attributes, SemanticConventions.Deployment.EnvironmentName, settings.Environment);
        Add(attributes, SemanticConventions.Judgment.ProjectId, projectId);
        Add(attributes, SemanticConventions.Judgment.Offline, settings.IsOffline ? "true" : null);

        // The specification's name for a service that nobody named.
        if (!attributes.ContainsKey(SemanticConventions.Service.Name))
        {
            attributes.Add(SemanticConventions.Service.Name, "unknown_service");
        }

        return ResourceBuilder.CreateEmpty().AddTelemetrySdk().AddAttributes(attributes);
    }

    // OpenTelemetry names a service itself when nobody has.
    private static bool IsNamed(Resource? resource) => resource is not null && resource.Attributes.Any(static attribute =>
        attribute.Key == SemanticConventions.Service.Name && attribute.Value is string name && !name.StartsWith("unknown_service", StringComparison.Ordinal));

    private static void Add(Dictionary<string, object> attributes, string key, string? value)
    {
        if (value is not null)
        {
            attributes[key] = value;
        }
    }
}

using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Judgeval.Internal;
using OpenTelemetry.Resources;

namespace Judgeval.Configuration;

/// <summary>Describes the process that the spans come from.</summary>
internal static class ResourceFactory
{
    private static readonly string InstanceId = Guid.NewGuid().ToString();

    /// <summary>What is added later wins: what we found out, what a provider that we join says, what the environment says, the settings, what the program says, and at last what nobody else can know.</summary>
    internal static ResourceBuilder Create(TracerSettings settings, string? projectId, Resource? joined = null)
    {
        var attributes = new Dictionary<string, object>(StringComparer.Ordinal);
        AddProcess(attributes);
        AddAll(attributes, joined?.Attributes ?? []);
        AddAll(attributes, settings.ResourceAttributes);
        Add(attributes, SemanticConventions.Service.Name, IsNamed(joined) ? null : settings.ServiceName);
        AddSettings(attributes, settings);
        AddAll(attributes, settings.OwnResourceAttributes);
        attributes[SemanticConventions.Telemetry.Distro.Name] = "judgeval-dotnet";
        attributes[SemanticConventions.Telemetry.Distro.Version] = RuntimeVersion.Value;
        Add(attributes, SemanticConventions.Judgment.ProjectId, projectId);
        Add(attributes, SemanticConventions.Judgment.Offline, settings.IsOffline ? "true" : null);

        // The specification's name for a service that nobody named.
        if (!attributes.ContainsKey(SemanticConventions.Service.Name))
        {
            attributes.Add(SemanticConventions.Service.Name, "unknown_service");
        }

        return ResourceBuilder.CreateEmpty().AddAttributes(attributes).AddTelemetrySdk();
    }

    private static void AddProcess(Dictionary<string, object> attributes)
    {
        Add(attributes, SemanticConventions.Service.Version, RuntimeVersion.Of(Assembly.GetEntryAssembly()));
        attributes[SemanticConventions.Service.InstanceId] = InstanceId;
        attributes[SemanticConventions.Process.Pid] = ProcessId();
        string description = RuntimeInformation.FrameworkDescription;
        attributes[SemanticConventions.Process.RuntimeName] = description.StartsWith(".NET Framework", StringComparison.Ordinal) ? ".NET Framework" : ".NET";
        attributes[SemanticConventions.Process.RuntimeVersion] = Environment.Version.ToString();
        attributes[SemanticConventions.Process.RuntimeDescription] = description;
        Add(attributes, SemanticConventions.Os.Type, OsType());
    }

    private static void AddSettings(Dictionary<string, object> attributes, TracerSettings settings)
    {
        Add(attributes, SemanticConventions.Traccia.ServiceRole, settings.ServiceRole);
        Add(attributes, SemanticConventions.Agent.Id, settings.AgentId);
        Add(attributes, SemanticConventions.Agent.Name, settings.AgentName);
        Add(attributes, SemanticConventions.Deployment.Environment, settings.Environment);
        Add(attributes, SemanticConventions.Deployment.EnvironmentName, settings.Environment);
        if ((settings.Attributes & AttributeProfiles.Judgment) != 0)
        {
            Add(attributes, SemanticConventions.Judgment.Git.Repo, settings.Git.Repo);
            Add(attributes, SemanticConventions.Judgment.Git.Ref, settings.Git.Ref);
        }

        Add(attributes, SemanticConventions.Vcs.RepositoryUrl, settings.Git.Url);
        Add(attributes, SemanticConventions.Vcs.RefHeadRevision, settings.Git.Revision);
    }

    private static void AddAll(Dictionary<string, object> attributes, IEnumerable<KeyValuePair<string, object>> added)
    {
        foreach (KeyValuePair<string, object> attribute in added)
        {
            attributes[attribute.Key] = attribute.Value;
        }
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

    private static long ProcessId()
    {
#if NET
        return Environment.ProcessId;
#else
        using var process = Process.GetCurrentProcess();
        return process.Id;
#endif
    }

    // The values that OpenTelemetry names; others are left out.
    private static string? OsType() =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? "linux"
        : RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "windows"
        : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "darwin"
        : RuntimeInformation.IsOSPlatform(OSPlatform.Create("FREEBSD")) ? "freebsd"
        : null;
}

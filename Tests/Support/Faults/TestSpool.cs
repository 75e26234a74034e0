using Judgeval.Diagnostics;
using Judgeval.Export.Delivery;
using Judgeval.Export.Spooling;

namespace Judgeval.Tests.Support.Faults;

/// <summary>A spool in a folder of the test's own.</summary>
internal sealed class TestSpool : IDisposable
{
    public const string Url = "https://judgment.test";
    public const string Organization = "the-org";

    private readonly string _parent = Directory.CreateTempSubdirectory("judgeval-spool-").FullName;

    public TestSpool(Func<SpoolSettings, SpoolSettings>? configure = null)
    {
        Folder = Path.Combine(_parent, "spool");
        Settings = (configure ?? (static settings => settings))(new SpoolSettings(Folder));
        Spool = Open();
    }

    public string Folder { get; }

    public SpoolSettings Settings { get; }

    public Spool Spool { get; }

    public StringWriter Warnings { get; } = new();

    public string[] WarningLines => Warnings.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] Files => [.. Directory.GetFiles(Folder, "*.otlp").Order(StringComparer.Ordinal)];

    public string[] BadFiles => Directory.Exists(BadFolder) ? Directory.GetFiles(BadFolder) : [];

    private string BadFolder => Path.Combine(Folder, "bad");

    /// <summary>Another one on the same folder, as another process has.</summary>
    public Spool Open() => Spool.TryOpen(Settings, Log(Warnings))!;

    public static RuntimeLog Log(TextWriter warnings) => new(null, LogSeverity.Warning, warnings);

    public static SpooledRequest Request(string project, int spans = 1, int bytes = 100, string url = Url, string? organization = Organization) => new()
    {
        ApiUrl = url,
        Path = "/otel/v1/traces",
        OrganizationId = organization,
        ProjectName = project,
        ProjectId = "id-" + project,
        SpanCount = spans,
        Body = [.. Enumerable.Range(0, bytes).Select(static i => (byte)i)],
        CreatedAt = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero),
    };

    /// <summary>Writes one request for each name.</summary>
    public void Write(params string[] projects) => Assert.All(projects, project => Assert.True(Spool.TryWrite(Request(project))));

    public static ISpoolLease? Take(Spool spool, string url = Url, string? organization = Organization) => spool.TryTake(url, organization, out ISpoolLease? lease) ? lease : null;

    /// <summary>The names of all requests that can be taken, in order; they are gone then.</summary>
    public static List<string> Drain(Spool spool)
    {
        var projects = new List<string>();
        while (Take(spool) is { } lease)
        {
            projects.Add(lease.Request.ProjectName!);
            lease.Complete();
        }

        return projects;
    }

    public List<string> Drain() => Drain(Spool);

    public void Dispose() => Directory.Delete(_parent, recursive: true);
}

using Judgeval.Spans;

namespace Judgeval.Tests.Support;

/// <summary>What a tracer needs to reach a test's server, or nobody.</summary>
internal static class JudgmentAccount
{
    /// <summary>Nobody listens there.</summary>
    public const string Nowhere = "http://127.0.0.1:1";

    /// <summary>What fails is not tried again, unless the test says for how long.</summary>
    public static TracerOptions Options(string url, TextWriter? warnings = null) => new()
    {
        ProjectName = "shop",
        ApiKey = "the-key",
        OrganizationId = "the-org",
        ApiUrl = url,
        WarningWriter = warnings ?? new StringWriter(),
        ExportDeadlineMilliseconds = 1,
    };

    /// <summary>A live tracer in force in the test's flow of execution.</summary>
    public static Tracer Start(TracerOptions options, Func<string, string?>? variables = null)
    {
        Tracer tracer = Tracer.Create(options, variables ?? (static _ => null));
        TracerScope.SetOverride(tracer);
        return tracer;
    }
}

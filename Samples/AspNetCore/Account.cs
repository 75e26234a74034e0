using Judgeval;

namespace SupportDesk;

/// <summary>Where the spans go.</summary>
internal static class Account
{
    /// <summary>To Judgment with an account, else to the console.</summary>
    public static void Configure(TracerOptions options, string service)
    {
        options.ProjectName = "support-desk";
        options.ServiceName = service;
        options.Exporters = string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("JUDGMENT_API_KEY")) ? ["console"] : ["otlp"];
    }
}

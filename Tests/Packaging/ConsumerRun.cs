using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Packaging;

/// <summary>The program of the folder Consumer, built from the packages and run against a server.</summary>
/// <param name="Build">The woven build.</param>
/// <param name="Files">The files of the project after it.</param>
/// <param name="Unwoven">The run of the same program built without weaving.</param>
/// <param name="Woven">The run of the woven program.</param>
/// <param name="ProjectId">What the server answered to the look-up of the project.</param>
/// <param name="Requests">What the server got from the woven program.</param>
internal sealed record ConsumerRun(
    CommandResult Build, IReadOnlyList<string> Files, CommandResult Unwoven, CommandResult Woven, string ProjectId, IReadOnlyList<OtlpRequest> Requests)
{
    public const string Organization = "org-7";
    public const string Key = "key-of-the-test";
    public const string ProjectName = "shop";

    public IReadOnlyList<OtlpRequest> TraceRequests => [.. Requests.Where(request => request.Path == "/otel/v1/traces")];

    public IReadOnlyList<ResourceSpans> ResourceSpans => [.. TraceRequests.SelectMany(request => request.Traces.ResourceSpans)];

    public IReadOnlyList<Span> Spans => [.. ResourceSpans.SelectMany(resource => resource.ScopeSpans).SelectMany(scope => scope.Spans)];

    public Span SpanOf(string name) => Assert.Single(Spans, span => span.Name == name);

    /// <summary>What a program that has an account finds in its environment.</summary>
    public static Dictionary<string, string> Account(string url) => new()
    {
        ["JUDGMENT_API_KEY"] = Key,
        ["JUDGMENT_ORG_ID"] = Organization,
        ["JUDGMENT_PROJECT_NAME"] = ProjectName,
        ["JUDGMENT_API_URL"] = url,
    };
}

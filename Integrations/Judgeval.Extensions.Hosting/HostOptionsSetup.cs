using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Judgeval.Hosting;

/// <summary>What the host has for the tracer; code that was given options comes after this.</summary>
internal sealed class HostOptionsSetup(IConfiguration? configuration = null, ILoggerFactory? logging = null) : IConfigureOptions<TracerOptions>
{
    public void Configure(TracerOptions options)
    {
        options.Configuration ??= configuration is null ? null : JudgevalServiceCollectionExtensions.SectionOf(configuration);
        options.LoggerFactory ??= logging;
    }
}

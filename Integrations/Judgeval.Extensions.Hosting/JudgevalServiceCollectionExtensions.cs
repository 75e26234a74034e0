using Judgeval.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Judgeval;

/// <summary>Adds Judgeval to an application with a host.</summary>
public static class JudgevalServiceCollectionExtensions
{
    private const string Section = "Judgeval";

    /// <summary>
    /// Starts the process's tracer before the services of the host, and exports what has ended when they have stopped; <see cref="Tracer"/> can be injected.
    /// </summary>
    /// <remarks>
    /// An option that is not set in code comes from its environment variable, then from the section <c>Judgeval</c> of the configuration, whose keys are the names
    /// of the options. Messages go to the host's log, in the category <c>Judgeval</c>. A value that is not allowed, or a key that is not known, stops the
    /// host's start with an <see cref="OptionsValidationException"/> that names it; missing credentials are a warning. Calling this twice adds up the options.
    /// Where the application has an OpenTelemetry provider that is to have the spans too, use <c>AddJudgeval</c> of its builder instead.
    /// </remarks>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Sets options in code.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    /// <example>
    /// <code>
    /// builder.Services.AddJudgeval(options => options.ProjectName = "search-assistant");
    /// </code>
    /// </example>
    public static IServiceCollection AddJudgeval(this IServiceCollection services, Action<TracerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<TracerOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<TracerOptions>, HostOptionsSetup>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TracerOptions>, TracerOptionsValidator>());
        services.TryAddSingleton(static provider => Tracer.Init(provider.GetRequiredService<IOptions<TracerOptions>>().Value));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, TracerService>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        return services;
    }

    /// <inheritdoc cref="AddJudgeval(IServiceCollection, Action{TracerOptions})"/>
    /// <param name="services">The services of the application.</param>
    /// <param name="section">The section to read in place of <c>Judgeval</c>.</param>
    /// <param name="configure">Sets options in code.</param>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="section"/> is null.</exception>
    /// <example>
    /// <code>
    /// builder.Services.AddJudgeval(builder.Configuration.GetSection("Tracing"));
    /// </code>
    /// </example>
    public static IServiceCollection AddJudgeval(this IServiceCollection services, IConfiguration section, Action<TracerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(section);
        services.AddJudgeval(options => options.Configuration = section);
        return services.AddJudgeval(configure);
    }

    internal static IConfiguration SectionOf(IConfiguration configuration) => configuration.GetSection(Section);
}

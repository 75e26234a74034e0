using Microsoft.Extensions.Options;

namespace Judgeval.Hosting;

/// <summary>Finds at the start of the host what <see cref="Tracer.Init(TracerOptions)"/> would refuse.</summary>
internal sealed class TracerOptionsValidator : IValidateOptions<TracerOptions>
{
    public ValidateOptionsResult Validate(string? name, TracerOptions options)
    {
        try
        {
            options.Validate();
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException e)
        {
            return ValidateOptionsResult.Fail(e.Message);
        }
    }
}

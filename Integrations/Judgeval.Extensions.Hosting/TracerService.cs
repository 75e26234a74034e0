using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Judgeval.Hosting;

/// <summary>Starts the tracer before the other services of the host, whatever their order, and ends it after them, so that their spans are exported.</summary>
internal sealed class TracerService(IServiceProvider services) : IHostedLifecycleService
{
    private Tracer? _tracer;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _tracer = services.GetRequiredService<Tracer>();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (_tracer is null)
        {
            return;
        }

        try
        {
            // At most 5 seconds, or what is left of the host's own.
            await _tracer.DisposeAsync().AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The host has no time left; the export goes on as long as the process.
        }
    }
}

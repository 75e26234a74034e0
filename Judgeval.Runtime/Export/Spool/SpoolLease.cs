using Judgeval.Diagnostics;
using Judgeval.Export.Delivery;

namespace Judgeval.Export.Spooling;

/// <summary>A request that this process alone may send, until it says what became of it. When the process dies, the system gives the file free.</summary>
internal sealed class SpoolLease : ISpoolLease, IDisposable
{
    private readonly FileStream _file;
    private readonly BadFiles _bad;
    private readonly Action _released;
    private int _isOver;

    private SpoolLease(FileStream file, SpooledRequest request, BadFiles bad, Action released)
    {
        _file = file;
        _bad = bad;
        _released = released;
        Request = request;
    }

    public SpooledRequest Request { get; }

    /// <summary>Takes a request for this caller alone. Null if somebody else has it, had it, or if it cannot be sent.</summary>
    internal static SpoolLease? TryClaim(SpoolEntry entry, BadFiles bad, Action released)
    {
        FileStream? file = null;
        try
        {
            file = SpoolFolder.TryClaim(entry.Path);
            if (file is null)
            {
                return null;
            }

            SpoolState? state = SpoolFormat.StateOf(file);
            if (state == SpoolState.Finished)
            {
                file.Dispose();
                File.Delete(entry.Path);
                return null;
            }

            string? fault = "it was refused";
            SpooledRequest? request = state == SpoolState.SetAside ? null : Read(file, entry, out fault);
            if (request is not null)
            {
                return new SpoolLease(file, request, bad, released);
            }

            file.Dispose();
            bad.Take(entry.Path, fault!);
        }
        catch (Exception e) when (SpoolFolder.IsExpected(e))
        {
            // Not a reason to leave the others where they are.
            file?.Dispose();
            RuntimeEventSource.Instance.Fault("Claim", e);
        }

        return null;
    }

    /// <summary>It was delivered: nobody sends it again.</summary>
    public void Complete() => End(SpoolState.Finished, static (path, _) => File.Delete(path));

    /// <summary>It waits on.</summary>
    public void Release() => End(SpoolState.Waiting, (_, _) => _released());

    /// <summary>It was refused for good: it is kept for a person to look at, and nobody sends it again.</summary>
    public void SetAside(string reason) => End(SpoolState.SetAside, (path, bad) => bad.Take(path, reason));

    public void Dispose() => Release();

    private static SpooledRequest? Read(FileStream file, SpoolEntry entry, out string? fault)
    {
        SpooledRequest? request = SpoolFormat.Read(file, out fault);
        if (request is not null && (request.SpanCount != entry.Name.SpanCount || SpoolDestination.Of(request.ApiUrl, request.OrganizationId).Hash != entry.Name.Destination))
        {
            fault = "its name is that of another one";
            return null;
        }

        return request;
    }

    private void End(SpoolState state, Action<string, BadFiles> remove)
    {
        if (Interlocked.Exchange(ref _isOver, 1) != 0)
        {
            return;
        }

        try
        {
            using (_file)
            {
                if (state != SpoolState.Waiting)
                {
                    SpoolFormat.SetState(_file, state);
                }
            }

            // After it was closed: Windows deletes nothing that is open. Whoever opens it in between reads the state.
            remove(_file.Name, _bad);
        }
        catch (Exception e) when (SpoolFolder.IsExpected(e))
        {
            RuntimeEventSource.Instance.Fault("EndLease", e);
        }
    }
}

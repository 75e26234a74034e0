using Judgeval.Diagnostics;

namespace Judgeval.Export.Spooling;

/// <summary>Keeps the folder inside its bounds: the oldest requests go, whole.</summary>
internal sealed class SpoolRoom(SpoolSettings settings, BadFiles bad)
{
    // How long others wait is bounded, also after the cap was lowered.
    private const int MostAtOnce = 1000;

    /// <summary>Makes room for a file of that length. False if that cannot be, because what is there is being sent.</summary>
    internal bool TryMake(long length, List<SpoolEntry> oldestFirst, out long evictedSpans)
    {
        evictedSpans = 0;
        long bytes = length;
        int files = 1;
        foreach (SpoolEntry entry in oldestFirst)
        {
            bytes += entry.Length;
            files++;
        }

        int evicted = 0;
        for (int i = 0; i < oldestFirst.Count && evicted < MostAtOnce && (bytes > settings.MaxBytes || files > settings.MaxRequests); i++)
        {
            if (TryEvict(oldestFirst[i], ref evictedSpans))
            {
                bytes -= oldestFirst[i].Length;
                files--;
                evicted++;
            }
        }

        return bytes <= settings.MaxBytes && files <= settings.MaxRequests;
    }

    private bool TryEvict(SpoolEntry entry, ref long evictedSpans)
    {
        try
        {
            using (FileStream? file = SpoolFolder.TryClaim(entry.Path))
            {
                if (file is null || SpoolFormat.StateOf(file) is not { } state)
                {
                    return file is not null && bad.Take(entry.Path, "it is not a request");
                }

                if (state == SpoolState.Waiting)
                {
                    SpoolFormat.SetState(file, SpoolState.Finished);
                    evictedSpans += entry.Name.SpanCount;
                }
            }

            File.Delete(entry.Path);
            return true;
        }
        catch (Exception e) when (SpoolFolder.IsExpected(e))
        {
            RuntimeEventSource.Instance.Fault("Evict", e);
            return false;
        }
    }
}

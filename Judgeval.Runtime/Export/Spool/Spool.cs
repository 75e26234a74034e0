using Judgeval.Diagnostics;
using Judgeval.Export.Delivery;
using Judgeval.Internal;

namespace Judgeval.Export.Spooling;

/// <summary>
/// Requests on disk until they can be sent: by this process, by the next one, or by another one beside it. Nothing here throws, and nothing waits without a bound.
/// </summary>
internal sealed class Spool : ISpanSpool
{
    private readonly SpoolSettings _settings;
    private readonly SpoolFolder _folder;
    private readonly BadFiles _bad;
    private readonly SpoolRoom _room;
    private readonly RuntimeLog _log;
    private long _evictedSpans;
    private long _lastReleased = -1;

    private Spool(SpoolSettings settings, SpoolFolder folder, RuntimeLog log)
    {
        _settings = settings;
        _folder = folder;
        _log = log;
        _bad = new BadFiles(folder, settings.MaxBytes, log);
        _room = new SpoolRoom(settings, _bad);
    }

    /// <summary>The spool; null, with a line in the log, if its folder cannot be used.</summary>
    internal static Spool? TryOpen(SpoolSettings settings, RuntimeLog log)
    {
        if (SpoolFolder.TryOpen(settings.Folder, out string? refusal) is not { } folder)
        {
            log.Once(LogSeverity.Warning, "spool.open", $"'{settings.Folder}' cannot keep spans that are not delivered ({refusal}); they are lost instead.");
            return null;
        }

        var spool = new Spool(settings, folder, log);
        spool.DeleteUnfinished();
        return spool;
    }

    public long EvictedSpans => Interlocked.Read(ref _evictedSpans);

    public bool TryWrite(SpooledRequest request)
    {
        SpoolWrite result = Write(request);
        string? reason = result switch
        {
            SpoolWrite.TooLarge => "a request is larger than it may be",
            SpoolWrite.NoRoom => "it is full of requests that are being sent",
            SpoolWrite.Busy => "another process works in it for too long",
            _ => null,
        };
        if (reason is not null)
        {
            TellBroken("written to", reason);
        }

        return result == SpoolWrite.Kept;
    }

    public bool TryTake(string apiUrl, string? organizationId, out ISpoolLease? lease)
    {
        lease = null;
        try
        {
            List<SpoolEntry> entries = _folder.List(out List<string> strangers);
            foreach (string stranger in strangers)
            {
                _bad.Take(stranger, "its name is not one of a request");
            }

            string destination = SpoolDestination.Of(apiUrl, organizationId).Hash;
            entries.RemoveAll(entry => entry.Name.Destination != destination);
            lease = TryTakeOneOf(entries);
        }
        catch (Exception e) when (SpoolFolder.IsExpected(e))
        {
            TellBroken("read", e);
        }

        return lease is not null;
    }

    internal SpoolWrite Write(SpooledRequest request)
    {
        try
        {
            SpoolDestination destination = SpoolDestination.Of(request.ApiUrl, request.OrganizationId);
            byte[] description = SpoolDescription.Write(request, destination);
            if (SpoolFormat.LengthOf(request, description) is not { } length || length > _settings.MaxBytes)
            {
                return SpoolWrite.TooLarge;
            }

            using FileStream? file = CreateUnfinished();
            return file is null ? SpoolWrite.Busy : Fill(file, request, description, new SpoolFileName(0, destination.Hash, request.SpanCount), length);
        }
        catch (Exception e) when (SpoolFolder.IsExpected(e))
        {
            TellBroken("written to", e);
            return SpoolWrite.Failed;
        }
    }

    // One that was released is at the end of the line.
    private SpoolLease? TryTakeOneOf(List<SpoolEntry> entries)
    {
        int first = entries.FindIndex(entry => entry.Name.Sequence > Interlocked.Read(ref _lastReleased));
        for (int i = 0; i < entries.Count; i++)
        {
            SpoolEntry entry = entries[(Math.Max(first, 0) + i) % entries.Count];
            if (SpoolLease.TryClaim(entry, _bad, () => Interlocked.Exchange(ref _lastReleased, entry.Name.Sequence)) is { } lease)
            {
                return lease;
            }
        }

        return null;
    }

    private SpoolWrite Fill(FileStream file, SpooledRequest request, byte[] description, SpoolFileName name, long length)
    {
        try
        {
            SpoolFormat.Write(file, request, description);
            file.Flush(flushToDisk: true);
            return Publish(file, name, length);
        }
        finally
        {
            // Not there any more unless something went wrong.
            file.Dispose();
            File.Delete(file.Name);
        }
    }

    private FileStream? CreateUnfinished()
    {
        using FileStream? alone = Enter();
        return alone is null ? null : _folder.CreateUnfinished();
    }

    private SpoolWrite Publish(FileStream file, SpoolFileName name, long length)
    {
        using FileStream? alone = Enter();
        if (alone is null)
        {
            return SpoolWrite.Busy;
        }

        List<SpoolEntry> entries = _folder.List(out _);
        bool hasRoom = _room.TryMake(length, entries, out long evictedSpans);
        if (evictedSpans > 0)
        {
            Interlocked.Add(ref _evictedSpans, evictedSpans);
            _log.Once(LogSeverity.Warning, "spool.full", $"'{_settings.Folder}' is full, so the oldest spans in it are lost; a larger JUDGMENT_SPOOL_MAX_BYTES may help.");
        }

        if (!hasRoom)
        {
            return SpoolWrite.NoRoom;
        }

        // Never before what is there, even if the clock was set back.
        long last = entries.Count == 0 ? 0 : entries[entries.Count - 1].Name.Sequence;
        name = name with { Sequence = Math.Max(_settings.Clock().UtcTicks, last + 1) };
        file.Dispose();
        File.Move(file.Name, _folder.PathOf(name.Text));
        return SpoolWrite.Kept;
    }

    private FileStream? Enter() => _folder.TryEnter(Deadline.In(_settings.BusyMilliseconds));

    private void DeleteUnfinished()
    {
        try
        {
            using FileStream? alone = Enter();
            if (alone is not null)
            {
                _folder.DeleteUnfinished();
            }
        }
        catch (Exception e) when (SpoolFolder.IsExpected(e))
        {
            TellBroken("read", e);
        }
    }

    private void TellBroken(string what, Exception exception)
    {
        RuntimeEventSource.Instance.Fault("Spool", exception);
        TellBroken(what, exception.Message);
    }

    private void TellBroken(string what, string reason) => _log.Once(
        LogSeverity.Warning, "spool.broken", $"'{_settings.Folder}' cannot be {what} ({reason}); spans that are not delivered are lost while that is so.");
}

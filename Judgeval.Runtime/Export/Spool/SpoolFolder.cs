using Judgeval.Diagnostics;
using Judgeval.Internal;

namespace Judgeval.Export.Spooling;

/// <summary>The folder: whether it may be used, who works in it, and what is in it. Locks are the system's, so they end with the process that holds them.</summary>
internal sealed class SpoolFolder
{
    private const string LockName = ".lock";
    private const string UnfinishedExtension = ".tmp";
    private const int PollMilliseconds = 5;

    private readonly string _path;

    private SpoolFolder(string path) => _path = path;

    /// <summary>The folder; null, with the reason, if it cannot be used.</summary>
    internal static SpoolFolder? TryOpen(string path, out string? refusal)
    {
        try
        {
            string full = System.IO.Path.GetFullPath(path).TrimEnd(System.IO.Path.DirectorySeparatorChar);
            OwnerOnly.CreateFolder(full);
            refusal = Refusal(full);
            if (refusal is not null)
            {
                return null;
            }

            var folder = new SpoolFolder(full);
            using FileStream alone = OwnerOnly.OpenAlone(folder.PathOf("." + Guid.NewGuid().ToString("N") + UnfinishedExtension), FileMode.CreateNew);
            bool areLocksKept = IsLocked(alone.Name);
            File.Delete(alone.Name);
            refusal = areLocksKept ? null : "its file system, or DOTNET_SYSTEM_IO_DISABLEFILELOCKING, does not keep file locks";
            return areLocksKept ? folder : null;
        }
        catch (Exception e) when (IsExpected(e))
        {
            refusal = e.Message;
            return null;
        }
    }

    internal string PathOf(string name) => System.IO.Path.Combine(_path, name);

    /// <summary>Keeps everybody else from changing which files there are; null if somebody does for longer than the deadline.</summary>
    internal FileStream? TryEnter(Deadline deadline)
    {
        while (true)
        {
            try
            {
                return OwnerOnly.OpenAlone(PathOf(LockName), FileMode.OpenOrCreate);
            }
            catch (IOException e) when (IsSharingViolation(e))
            {
                if (deadline.Left == 0)
                {
                    return null;
                }

                Thread.Sleep(PollMilliseconds);
            }
        }
    }

    /// <summary>A file for a request that is being written. Nobody deletes it while it is open.</summary>
    internal FileStream CreateUnfinished() => OwnerOnly.OpenAlone(PathOf(Guid.NewGuid().ToString("N") + UnfinishedExtension), FileMode.CreateNew);

    /// <summary>Deletes what was left by writers that are gone. Only inside <see cref="TryEnter"/>.</summary>
    internal void DeleteUnfinished()
    {
        foreach (string path in Directory.EnumerateFiles(_path, "*" + UnfinishedExtension))
        {
            try
            {
                OwnerOnly.OpenAlone(path, FileMode.Open).Dispose();
                File.Delete(path);
            }
            catch (Exception e) when (IsExpected(e))
            {
                // Its writer is at work.
            }
        }
    }

    /// <summary>The requests, oldest first, and the files that have their extension but are none.</summary>
    internal List<SpoolEntry> List(out List<string> strangers)
    {
        var entries = new List<SpoolEntry>();
        strangers = [];
        foreach (FileInfo file in new DirectoryInfo(_path).EnumerateFiles("*" + SpoolFileName.Extension))
        {
            if (!SpoolFileName.TryParse(file.Name, out SpoolFileName name))
            {
                strangers.Add(file.FullName);
                continue;
            }

            try
            {
                entries.Add(new SpoolEntry(file.FullName, name, file.Length));
            }
            catch (FileNotFoundException)
            {
                // Delivered meanwhile.
            }
        }

        entries.Sort(static (one, other) => string.CompareOrdinal(one.Name.Text, other.Name.Text));
        return entries;
    }

    /// <summary>Opens a request's file for this process alone; null if somebody else has it, or had.</summary>
    internal static FileStream? TryClaim(string path)
    {
        try
        {
            return OwnerOnly.OpenAlone(path, FileMode.Open);
        }
        catch (IOException e) when (IsSharingViolation(e) || e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>What a file system throws, as opposed to what would be a fault of ours.</summary>
    internal static bool IsExpected(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException or System.Security.SecurityException;

    private static string? Refusal(string path)
    {
        if ((File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0)
        {
            return "it is a symbolic link; name the folder itself";
        }

        if (UnixOwner.IsForeign(path))
        {
            return "it belongs to another user; name a folder that is not there yet, and it is made";
        }

        return OwnerOnly.IsWritableByOthers(path) ? "others may write to it; 'chmod 700' it, or name a folder that is not there yet, and it is made" : null;
    }

    private static bool IsLocked(string path)
    {
        try
        {
            OwnerOnly.OpenAlone(path, FileMode.Open).Dispose();
            return false;
        }
        catch (IOException e) when (IsSharingViolation(e))
        {
            return true;
        }
    }

    // Everything else that a file system may say has a type of its own, or a code of its own.
    private static bool IsSharingViolation(IOException exception) => exception.GetType() == typeof(IOException) && SharingViolation.Is(exception.HResult);
}

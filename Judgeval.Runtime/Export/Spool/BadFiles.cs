using Judgeval.Diagnostics;

namespace Judgeval.Export.Spooling;

/// <summary>Files that nobody can or may send, for a person to look at: in a folder <c>bad</c>, a few of them, and told of once.</summary>
internal sealed class BadFiles(SpoolFolder folder, long maxBytes, RuntimeLog log)
{
    internal const string FolderName = "bad";

    private const int MostFiles = 20;
    private const int ShareOfRoom = 10;

    private readonly string _path = folder.PathOf(FolderName);

    /// <summary>Moves a file away. False if that cannot be; never throws.</summary>
    internal bool Take(string path, string reason)
    {
        try
        {
            OwnerOnly.CreateFolder(_path);
            string target = Path.Combine(_path, Path.GetFileName(path));
            File.Delete(target);
            File.Move(path, target);
            log.Once(LogSeverity.Warning, "spool.bad", $"'{path}' cannot be sent ({reason}); it, and others like it, are in '{_path}'.");
            RemoveOldest();
            return true;
        }
        catch (Exception e) when (SpoolFolder.IsExpected(e))
        {
            // Another process was first, or the folder cannot be written to; then nothing can be sent from it either.
            RuntimeEventSource.Instance.Fault("SetAside", e);
            return false;
        }
    }

    private void RemoveOldest()
    {
        List<FileInfo> files = [.. new DirectoryInfo(_path).EnumerateFiles().OrderByDescending(static file => file.Name, StringComparer.Ordinal)];
        long bytes = 0;
        for (int i = 0; i < files.Count; i++)
        {
            bytes += files[i].Length;
            if (i > 0 && (i >= MostFiles || bytes > maxBytes / ShareOfRoom))
            {
                files[i].Delete();
            }
        }
    }
}

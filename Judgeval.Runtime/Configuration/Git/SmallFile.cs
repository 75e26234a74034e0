using System.Text;

namespace Judgeval.Configuration.Git;

/// <summary>Reads text files of which nobody knows whether they are small, or text, or files.</summary>
internal static class SmallFile
{
    /// <summary>Bytes that are read of a file; more of it is as if it were not there.</summary>
    internal const int Limit = 4 * 1024 * 1024;

    private const int LongestLine = 4096;

    internal static string? FirstLine(string path) => Lines(path).FirstOrDefault();

    /// <summary>The lines, without those that are too long to be any; none if the file cannot be read.</summary>
    internal static IEnumerable<string> Lines(string path)
    {
        using FileStream? stream = Open(path);
        if (stream is null)
        {
            yield break;
        }

        var line = new StringBuilder();
        var buffer = new byte[4096];
        int left = Limit;
        int read;
        while (left > 0 && (read = Read(stream, buffer, Math.Min(left, buffer.Length))) > 0)
        {
            left -= read;
            foreach (char c in Encoding.UTF8.GetString(buffer, 0, read))
            {
                if (c != '\n')
                {
                    Append(line, c);
                    continue;
                }

                if (line.Length <= LongestLine)
                {
                    yield return line.ToString();
                }

                line.Clear();
            }
        }

        if (line.Length is > 0 and <= LongestLine)
        {
            yield return line.ToString();
        }
    }

    private static void Append(StringBuilder line, char c)
    {
        if (c != '\r' && line.Length <= LongestLine)
        {
            line.Append(c);
        }
    }

    // A pipe or a device, which might never answer, has no length.
    private static FileStream? Open(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length > 0 ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    private static int Read(FileStream stream, byte[] buffer, int count)
    {
        try
        {
            return stream.Read(buffer, 0, count);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}

using System.Runtime.InteropServices;

namespace Judgeval.Export.Spooling;

/// <summary>Folders and files that nobody but their owner may touch, from the moment they exist. On Windows the folder's own rights apply.</summary>
internal static partial class OwnerOnly
{
#if NET
    internal static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Opens a file that nobody else has open, and makes it first if it may.</summary>
    internal static FileStream OpenAlone(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 1 };
        if (!OperatingSystem.IsWindows() && mode is FileMode.CreateNew or FileMode.OpenOrCreate)
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    /// <summary>Whether others may write to the folder.</summary>
    internal static bool IsWritableByOthers(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0;
#else
    private const int FolderMode = 0x1C0; // rwx------
    private const int FileOfOwnerMode = 0x180; // rw-------

    private static bool IsWindows { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    internal static void CreateFolder(string path)
    {
        if (!IsWindows && Path.GetDirectoryName(path) is { } parent)
        {
            Directory.CreateDirectory(parent);
            _ = mkdir(path, FolderMode);
        }

        Directory.CreateDirectory(path);
    }

    /// <summary>Opens a file that nobody else has open, and makes it first if it may.</summary>
    internal static FileStream OpenAlone(string path, FileMode mode)
    {
        if (IsWindows || mode == FileMode.Open)
        {
            return new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }

        // The framework has no way to say with which rights a file begins.
        if (!File.Exists(path) && creat(path, FileOfOwnerMode) is >= 0 and var descriptor)
        {
            using var made = new Microsoft.Win32.SafeHandles.SafeFileHandle((IntPtr)descriptor, ownsHandle: true);
        }

        return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
    }

    /// <summary>Unknown to this framework: the owner made the folder, or chose it.</summary>
    internal static bool IsWritableByOthers(string path) => false;

#pragma warning disable CA5392, CA2101, IDE1006 // The C library is where it is; UTF-8 is what it takes; its names are its own.
    [DllImport("libc", CharSet = CharSet.Ansi, SetLastError = true)]
    private static extern int mkdir(string path, int mode);

    [DllImport("libc", CharSet = CharSet.Ansi, SetLastError = true)]
    private static extern int creat(string path, int mode);
#pragma warning restore CA5392, CA2101, IDE1006
#endif
}

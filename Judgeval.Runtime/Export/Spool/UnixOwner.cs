using System.Runtime.InteropServices;

namespace Judgeval.Export.Spooling;

/// <summary>Who owns a folder: .NET does not tell on Unix. Known on Linux; elsewhere nobody's folder counts as foreign.</summary>
internal static class UnixOwner
{
    private const int CurrentFolder = -100;
    private const int DoNotFollow = 0x100;
    private const uint OwnerWanted = 0x8;
    private const int BufferBytes = 256;
    private const int OwnerOffset = 20;

    internal static bool IsForeign(string path)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux))
        {
            return false;
        }

        try
        {
            byte[] status = new byte[BufferBytes];
            return statx(CurrentFolder, path, DoNotFollow, OwnerWanted, status) == 0
                && BitConverter.ToUInt32(status, OwnerOffset) != geteuid();
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            // An older C library.
            return false;
        }
    }

#pragma warning disable CA5392, CA2101, IDE1006, SYSLIB1054 // The C library is where it is; UTF-8 is what it takes; its names are its own.
    // The one call that has the same layout on every architecture (statx(2)).
    [DllImport("libc", CharSet = CharSet.Ansi)]
    private static extern int statx(int folder, string path, int flags, uint mask, [Out] byte[] status);

    [DllImport("libc")]
    private static extern uint geteuid();
#pragma warning restore CA5392, CA2101, IDE1006, SYSLIB1054
}

using System.Runtime.InteropServices;

namespace Judgeval.Export.Spooling;

/// <summary>How each system says that somebody else has a file open.</summary>
internal static class SharingViolation
{
    private const int WindowsSharing = unchecked((int)0x80070020);
    private const int WindowsLock = unchecked((int)0x80070021);
    private const int LinuxTryAgain = 11;
    private const int BsdTryAgain = 35;

    internal static bool Is(int code) =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? code is WindowsSharing or WindowsLock : code == (RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? LinuxTryAgain : BsdTryAgain);
}

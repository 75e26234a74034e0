using System.Runtime.InteropServices;

namespace Judgeval.Tests.Support.Faults;

/// <summary>What Unix can do to a process and its files, and .NET cannot.</summary>
internal static class Libc
{
    public const uint Nobody = 65534;

    private const int FileSize = 1;
    private const int FileSizeSignal = 25;
    private const int Ignore = 1;

    public static bool IsRoot => geteuid() == 0;

    /// <summary>From now on no file of this process grows beyond that: what a write gets is an error, as from a full disk.</summary>
    public static void LimitFileSize(ulong bytes)
    {
        signal(FileSizeSignal, Ignore);
        Check(getrlimit(FileSize, out Limit limit));
        limit.Current = Math.Min(bytes, limit.Maximum);
        Check(setrlimit(FileSize, ref limit));
    }

    public static void Own(string path, uint user) => Check(chown(path, user, user));

    /// <summary>Another name for a file: who has it open before it is deleted has the same.</summary>
    public static void Link(string path, string other) => Check(link(path, other));

    /// <summary>Root may write anywhere; nobody may not.</summary>
    public static void BecomeNobody() => Check(seteuid(Nobody));

    public static void Kill(int process, int signal) => Check(kill(process, signal));

    private static void Check(int result)
    {
        if (result != 0)
        {
            throw new InvalidOperationException($"error {Marshal.GetLastPInvokeError()}");
        }
    }

#pragma warning disable CA5392, CA2101, IDE1006, SYSLIB1054 // The C library is where it is, and its names are its own.
    [DllImport("libc")]
    private static extern uint geteuid();

    [DllImport("libc", SetLastError = true)]
    private static extern int seteuid(uint user);

    [DllImport("libc", SetLastError = true)]
    private static extern int chown(string path, uint user, uint group);

    [DllImport("libc", SetLastError = true)]
    private static extern int link(string path, string other);

    [DllImport("libc", SetLastError = true)]
    private static extern int getrlimit(int resource, out Limit limit);

    [DllImport("libc", SetLastError = true)]
    private static extern int setrlimit(int resource, ref Limit limit);

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int process, int signal);

    [DllImport("libc")]
    private static extern nint signal(int signal, nint handler);
#pragma warning restore CA5392, CA2101, IDE1006, SYSLIB1054

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Current;
        public ulong Maximum;
    }
}

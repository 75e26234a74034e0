using System.Runtime.Versioning;
using Judgeval.Export.Delivery;
using Judgeval.Export.Spooling;

namespace Judgeval.Tests.Support.Faults;

/// <summary>What child processes do with a spool. Each prints what its test asserts, or where it is to be killed.</summary>
internal static class SpoolScenarios
{
    public const string FolderKey = "SPOOL_TEST_FOLDER";

    private const int LargestFile = 64 * 1024;

    private static string Folder => Environment.GetEnvironmentVariable(FolderKey)!;

    /// <summary>False if the scenario is another's.</summary>
    public static bool TryRun(string? name)
    {
        Action? scenario = name switch
        {
            nameof(TakeAll) => TakeAll,
            nameof(HoldLease) => HoldLease,
            nameof(DieWhileWriting) => DieWhileWriting,
            nameof(FillTheDisk) => FillTheDisk,
            nameof(LoseTheRightToWrite) when !OperatingSystem.IsWindows() => LoseTheRightToWrite,
            _ => null,
        };
        scenario?.Invoke();
        return scenario is not null;
    }

    /// <summary>Takes and completes until nothing is left, after the parent said go.</summary>
    public static void TakeAll()
    {
        Spool spool = Open();
        Console.WriteLine("ready");
        while (!File.Exists(Folder + ".go"))
        {
            Thread.Sleep(1);
        }

        Console.WriteLine(string.Join(' ', TestSpool.Drain(spool)));
    }

    public static void HoldLease()
    {
        Console.WriteLine(TestSpool.Take(Open())!.Request.ProjectName);
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>The first half of what <see cref="Spool.TryWrite"/> does.</summary>
    public static void DieWhileWriting()
    {
        Open();
        SpoolFolder folder = SpoolFolder.TryOpen(Folder, out _)!;
        using FileStream unfinished = folder.CreateUnfinished();
        SpooledRequest request = TestSpool.Request("unfinished");
        SpoolFormat.Write(unfinished, request, SpoolDescription.Write(request, SpoolDestination.Of(request.ApiUrl, request.OrganizationId)));
        unfinished.Flush(flushToDisk: true);
        Console.WriteLine(Path.GetFileName(unfinished.Name));
        Thread.Sleep(Timeout.Infinite);
    }

    public static void FillTheDisk()
    {
        Spool spool = Open();
        Libc.LimitFileSize(LargestFile);
        bool small = spool.TryWrite(TestSpool.Request("small"));
        bool large = spool.TryWrite(TestSpool.Request("large", bytes: 2 * LargestFile));
        bool larger = spool.TryWrite(TestSpool.Request("larger", bytes: 4 * LargestFile));
        Libc.LimitFileSize(ulong.MaxValue);
        bool room = spool.TryWrite(TestSpool.Request("room", bytes: 2 * LargestFile));
        Console.WriteLine($"{small} {large} {larger} {room}; {string.Join(' ', Directory.GetFiles(Folder, "*.tmp"))}; {string.Join(' ', TestSpool.Drain(spool))}");
    }

    [UnsupportedOSPlatform("windows")]
    public static void LoseTheRightToWrite()
    {
        // What is needed later is loaded before the rights are gone.
        Spool first = Open();
        first.TryWrite(TestSpool.Request("first"));
        TestSpool.Drain(first);
        if (Libc.IsRoot)
        {
            Libc.Own(Folder, Libc.Nobody);
            foreach (string file in Directory.GetFiles(Folder))
            {
                Libc.Own(file, Libc.Nobody);
            }

            Libc.BecomeNobody();
        }

        Spool spool = Open();
        bool before = spool.TryWrite(TestSpool.Request("before"));
        File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        bool during = spool.TryWrite(TestSpool.Request("during"));
        bool again = spool.TryWrite(TestSpool.Request("again"));
        bool reopened = Spool.TryOpen(new SpoolSettings(Folder), TestSpool.Log(Console.Error)) is not null;
        File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        bool after = spool.TryWrite(TestSpool.Request("after"));
        Console.WriteLine($"{before} {during} {again} {reopened} {after}; {string.Join(' ', TestSpool.Drain(spool))}");
    }

    private static Spool Open() => Spool.TryOpen(new SpoolSettings(Folder), TestSpool.Log(Console.Error))!;
}

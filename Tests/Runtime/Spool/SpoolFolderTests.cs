using System.Runtime.Versioning;
using Judgeval.Export.Spooling;
using Judgeval.Tests.Support.Faults;

namespace Judgeval.Tests.Runtime.Spooling;

/// <summary>Which folders are used, and who may look into them.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SpoolFolderTests : IDisposable
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnersFile | UnixFileMode.UserExecute;

    private readonly string _root = Directory.CreateTempSubdirectory("judgeval-spool-").FullName;
    private readonly StringWriter _warnings = new();

    [Fact]
    public void the_folder_and_what_is_in_it_are_the_owners_alone()
    {
        string folder = Path.Combine(_root, "not", "there", "yet");
        Spool spool = TryOpen(folder)!;
        Assert.True(spool.TryWrite(TestSpool.Request("one")));
        Assert.True(spool.TryWrite(TestSpool.Request("two")));
        TestSpool.Take(spool)!.SetAside("refused");
        using FileStream unfinished = SpoolFolder.TryOpen(folder, out _)!.CreateUnfinished();

        string[] files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Assert.Equal(4, files.Length);
        Assert.All(files, static file => Assert.Equal(OwnersFile, File.GetUnixFileMode(file)));
        Assert.Equal(OwnersFolder, File.GetUnixFileMode(folder));
        Assert.Equal(OwnersFolder, File.GetUnixFileMode(Path.Combine(folder, "bad")));
    }

    [Fact]
    public void a_symbolic_link_is_refused()
    {
        string target = Directory.CreateDirectory(Path.Combine(_root, "target")).FullName;
        string link = Path.Combine(_root, "link");
        Directory.CreateSymbolicLink(link, target);

        AssertRefused(link, "symbolic link");
        AssertRefused(link + "/", "symbolic link");
        Assert.Empty(Directory.GetFileSystemEntries(target));
    }

    [Fact]
    public void a_folder_of_another_user_is_refused()
    {
        string folder = "/usr";
        if (Libc.IsRoot)
        {
            folder = Directory.CreateDirectory(Path.Combine(_root, "foreign"), OwnersFolder).FullName;
            Libc.Own(folder, Libc.Nobody);
        }

        AssertRefused(folder, "belongs to another user");
        Assert.False(File.Exists(Path.Combine(folder, ".lock")));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void a_folder_that_others_may_write_to_is_refused(UnixFileMode mode)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_root, "shared")).FullName;
        File.SetUnixFileMode(folder, OwnersFolder | mode);

        AssertRefused(folder, "chmod 700");
    }

    [Theory]
    [InlineData("/proc/judgeval-spool")]
    [InlineData("/dev/null/spool")]
    public void a_folder_that_cannot_be_made_is_told_of_once(string folder) => AssertRefused(folder, folder);

    [Fact]
    public void a_file_in_its_place_is_told_of_once()
    {
        string file = Path.Combine(_root, "file");
        File.WriteAllText(file, "a file");

        AssertRefused(file, file);
        Assert.Equal("a file", File.ReadAllText(file));
    }

    [Fact]
    public void a_folder_that_is_gone_costs_what_is_written_to_it_and_no_more()
    {
        string folder = Path.Combine(_root, "gone");
        Spool spool = TryOpen(folder)!;
        Directory.Delete(folder, recursive: true);

        Assert.False(spool.TryWrite(TestSpool.Request("one")));
        Assert.False(spool.TryWrite(TestSpool.Request("two")));
        Assert.Null(TestSpool.Take(spool));
        Assert.Contains(folder, Assert.Single(Lines()), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private Spool? TryOpen(string folder) => Spool.TryOpen(new SpoolSettings(folder), TestSpool.Log(_warnings));

    private string[] Lines() => _warnings.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private void AssertRefused(string folder, string reason)
    {
        _warnings.GetStringBuilder().Clear();
        Assert.Null(TryOpen(folder));
        Assert.Contains(reason, Assert.Single(Lines()), StringComparison.Ordinal);
    }
}

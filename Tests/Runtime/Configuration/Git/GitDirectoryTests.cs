using System.Diagnostics;
using Judgeval.Configuration.Git;

namespace Judgeval.Tests.Runtime.Configuration.Git;

/// <summary>Repositories as git lays them out, and as somebody would who means harm.</summary>
public sealed class GitDirectoryTests : IDisposable
{
    private const string Hash = "0123456789abcdef0123456789abcdef01234567";
    private const string Other = "fedcba9876543210fedcba9876543210fedcba98";

    private readonly string _root = Directory.CreateTempSubdirectory("judgeval-git").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void a_branch_and_the_origin_are_found_from_a_folder_below()
    {
        Write(".git/HEAD", "ref: refs/heads/main\n");
        Write(".git/refs/heads/main", Hash + "\n");
        Write(".git/config", "[core]\n\turl = https://wrong.test/a/b\n[remote \"fork\"]\n\turl = https://wrong.test/a/b\n[remote \"origin\"]\n\tfetch = +refs\n\turl = https://ada:secret@github.com/acme/shop.git\n");

        Assert.Equal(new GitContext("https://github.com/acme/shop", Hash), Read(Folder("src/bin/Debug")));
    }

    [Fact]
    public void a_detached_head_is_the_commit()
    {
        Write(".git/HEAD", Hash.ToUpperInvariant() + "\r\n");

        Assert.Equal(new GitContext(null, Hash), Read(_root));
    }

    [Fact]
    public void a_packed_branch_is_found_by_its_whole_name()
    {
        Write(".git/HEAD", "ref: refs/heads/main");
        Write(".git/packed-refs", $"# pack-refs with: peeled\n{Other} refs/heads/not/refs/heads/main\n{Other} refs/tags/main\n{Hash} refs/heads/main\n^{Other}\n");

        Assert.Equal(Hash, Read(_root).Ref);
    }

    [Fact]
    public void a_further_working_tree_has_its_own_head_and_the_shared_rest()
    {
        Write("main/.git/config", "[REMOTE \"origin\"]\nURL=git@github.com:acme/shop.git");
        Write("main/.git/HEAD", Other);
        Write("main/.git/refs/heads/topic", Hash);
        Write("main/.git/worktrees/topic/HEAD", "ref: refs/heads/topic");
        Write("main/.git/worktrees/topic/commondir", "../..\n");
        Write("topic/.git", $"gitdir: {Path.Combine(_root, "main/.git/worktrees/topic")}\n");

        Assert.Equal(new GitContext("https://github.com/acme/shop", Hash), Read(Folder("topic/src")));
    }

    [Fact]
    public void a_submodule_points_with_a_relative_path()
    {
        Write(".git/modules/lib/HEAD", Hash);
        Write("lib/.git", "gitdir: ../.git/modules/lib");

        Assert.Equal(Hash, Read(Folder("lib")).Ref);
    }

    [Theory]
    [InlineData("ref: refs/heads/../../../outside")]
    [InlineData("ref: ../../outside")]
    [InlineData("ref: /outside")]
    [InlineData("ref: refs/heads/missing")]
    [InlineData("ref: refs/heads/loop")]
    [InlineData("ref: refs/heads")]
    [InlineData("ref: refs/heads/text")]
    [InlineData("ref:")]
    [InlineData("")]
    public void a_head_that_leads_nowhere_is_no_commit(string head)
    {
        Write("outside", Hash);
        Write(".git/refs/heads/loop", "ref: refs/heads/loop");
        Write(".git/refs/heads/text", "the user's diary");
        Write(".git/HEAD", head);

        Assert.Equal(GitContext.Unknown, Read(_root));
    }

    [Fact]
    public void huge_and_binary_files_are_read_in_part_only()
    {
        byte[] noise = new byte[SmallFile.Limit + 100];
        new Random(1).NextBytes(noise);
        Write(".git/HEAD", "ref: refs/heads/main");
        Write(".git/config", "");
        File.WriteAllBytes(Path.Combine(_root, ".git/config"), noise);
        File.WriteAllText(Path.Combine(_root, ".git/packed-refs"), new string('x', SmallFile.Limit) + $"\n{Hash} refs/heads/main\n");

        Assert.Equal(GitContext.Unknown, Read(_root));
    }

    [Fact]
    public void a_line_that_is_too_long_is_skipped()
    {
        Write(".git/HEAD", "ref: refs/heads/main");
        Write(".git/packed-refs", new string('x', 100_000) + $"\n{Hash} refs/heads/main");

        Assert.Equal(Hash, Read(_root).Ref);
    }

    [Fact]
    public void pipes_and_links_in_circles_are_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Write(".git/other", "");
        Pipe(".git/HEAD");
        File.CreateSymbolicLink(Path.Combine(_root, ".git/config"), "packed-refs");
        File.CreateSymbolicLink(Path.Combine(_root, ".git/packed-refs"), "config");

        Assert.Equal(GitContext.Unknown, Read(_root));

        void Pipe(string path)
        {
            using Process made = Process.Start("mkfifo", Path.Combine(_root, path));
            made.WaitForExit();
            Assert.Equal(0, made.ExitCode);
        }
    }

    [Theory]
    [InlineData("gitdir: //server/share")]
    [InlineData(@"gitdir: \\server\share")]
    [InlineData("gitdir: .")]
    [InlineData("gitdir:")]
    [InlineData("something else")]
    public void a_pointer_to_nowhere_or_to_another_machine_is_not_followed(string text)
    {
        Write("tree/.git", text);

        Assert.Equal(GitContext.Unknown, Read(Folder("tree")));
    }

    [Fact]
    public void no_repository_is_none() => Assert.Equal(GitContext.Unknown, Read(Folder("a/b")));

    [Fact]
    public void the_first_directory_wins_and_the_compilers_note_comes_last()
    {
        Write("one/.git/HEAD", Hash);
        Write("two/.git/HEAD", Other);
        Write("two/.git/config", "[remote \"origin\"]\nurl=https://github.com/acme/two");

        Assert.Equal(new GitContext("https://github.com/acme/two", Hash), GitReader.OfProcess([Folder("one"), Folder("two")], assembly: null));
    }

    [Fact]
    public void without_files_the_commit_is_what_the_compiler_noted()
    {
        string version = System.Reflection.CustomAttributeExtensions.GetCustomAttribute<System.Reflection.AssemblyInformationalVersionAttribute>(typeof(Xunit.Assert).Assembly)!.InformationalVersion;
        GitContext found = GitReader.OfProcess([], typeof(Xunit.Assert).Assembly);

        Assert.Equal(CommitHash.Of(version.Split('+')[^1]), found.Ref);
    }

    // Nothing above the temporary folder may be a repository, or these tests would find that one.
    private GitContext Read(string folder)
    {
        Assert.Null(GitDirectory.Around(Path.GetDirectoryName(_root)!));
        return GitDirectory.Around(folder)?.Read() ?? GitContext.Unknown;
    }

    private string Folder(string path) => Directory.CreateDirectory(Path.Combine(_root, path)).FullName;

    private void Write(string path, string text)
    {
        string file = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}

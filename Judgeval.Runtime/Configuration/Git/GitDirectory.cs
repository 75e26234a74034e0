using Judgeval.Diagnostics;

namespace Judgeval.Configuration.Git;

/// <summary>
/// The files of a repository, read without git. Whoever wrote them may mean harm: sizes, steps and names are bounded, only hashes and clean URLs come out, and
/// nothing throws.
/// </summary>
/// <param name="directory">What is this working tree's own: <c>HEAD</c>.</param>
/// <param name="common">What all working trees share: branches and configuration.</param>
internal sealed class GitDirectory(string directory, string common)
{
    private const int MostParents = 64;
    private const int MostReferences = 8;
    private const string Reference = "ref:";
    private const string Pointer = "gitdir:";

    /// <summary>The repository that the path is in; null if it is in none.</summary>
    internal static GitDirectory? Around(string path)
    {
        try
        {
            DirectoryInfo? parent = new(path);
            for (int steps = 0; parent is not null && steps < MostParents; steps++)
            {
                if (At(parent.FullName) is { } found)
                {
                    return found;
                }

                parent = parent.Parent;
            }
        }
        catch (Exception e)
        {
            RuntimeEventSource.Instance.Fault("Git", e);
        }

        return null;
    }

    /// <summary>The URL of the remote called origin, and the commit that is checked out.</summary>
    internal GitContext Read()
    {
        try
        {
            return new GitContext(RemoteUrl.Clean(GitConfig.Origin(SmallFile.Lines(Path.Combine(common, "config")))), Commit());
        }
        catch (Exception e)
        {
            RuntimeEventSource.Instance.Fault("Git", e);
            return GitContext.Unknown;
        }
    }

    private static GitDirectory? At(string workingTree)
    {
        string git = Path.Combine(workingTree, ".git");
        if (Directory.Exists(git))
        {
            return new GitDirectory(git, Common(git));
        }

        // In a further working tree, or a submodule, it is a file that says where the directory is.
        string? pointer = SmallFile.FirstLine(git);
        return pointer?.StartsWith(Pointer, StringComparison.Ordinal) == true
            && Resolve(workingTree, pointer.Substring(Pointer.Length)) is { } target
            && Directory.Exists(target)
                ? new GitDirectory(target, Common(target))
                : null;
    }

    private static string Common(string git) =>
        SmallFile.FirstLine(Path.Combine(git, "commondir")) is { } path && Resolve(git, path) is { } common && Directory.Exists(common) ? common : git;

    // Not on another machine: asking for it would wait for that one, and tell it who asks.
    private static string? Resolve(string from, string path)
    {
        string target = path.Trim();
        bool isRemote = target.StartsWith("//", StringComparison.Ordinal) || target.StartsWith(@"\\", StringComparison.Ordinal);
        return target.Length == 0 || isRemote ? null : Path.GetFullPath(Path.Combine(from, target));
    }

    private string? Commit()
    {
        string? text = SmallFile.FirstLine(Path.Combine(directory, "HEAD"));
        for (int steps = 0; steps < MostReferences && text?.StartsWith(Reference, StringComparison.Ordinal) == true; steps++)
        {
            string name = text.Substring(Reference.Length).Trim();
            if (!IsReference(name))
            {
                return null;
            }

            text = SmallFile.FirstLine(Path.Combine(directory, name)) ?? SmallFile.FirstLine(Path.Combine(common, name)) ?? Packed(name);
        }

        return CommitHash.Of(text);
    }

    private string? Packed(string name)
    {
        foreach (string line in SmallFile.Lines(Path.Combine(common, "packed-refs")))
        {
            int space = line.IndexOf(' ');
            if (space > 0 && line.Length == space + 1 + name.Length && line.EndsWith(name, StringComparison.Ordinal))
            {
                return line.Substring(0, space);
            }
        }

        return null;
    }

    // No name leads out of the directory.
    private static bool IsReference(string name) =>
        name.StartsWith("refs/", StringComparison.Ordinal)
        && name.IndexOf("..", StringComparison.Ordinal) < 0
        && name.IndexOfAny(['\\', ':', '\0', ' ']) < 0;
}

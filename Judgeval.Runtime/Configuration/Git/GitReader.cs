using System.Reflection;
using Judgeval.Diagnostics;

namespace Judgeval.Configuration.Git;

/// <summary>
/// Finds the repository and the commit, each by itself: what the user says, what the build server says, the files of the repository around the program, what the
/// compiler noted in it. It starts no process and reads little, so it need not be put off.
/// </summary>
internal sealed class GitReader(TracerOptions options, EnvironmentReader environment)
{
    private const string RepoKey = "JUDGMENT_GIT_REPO";
    private const string RefKey = "JUDGMENT_GIT_REF";

    private static readonly Lazy<GitContext> Around = new(OfProcess);

    /// <exception cref="ArgumentException">The repository in the options holds what may be a password, or is none.</exception>
    internal GitContext Read(bool isEnabled)
    {
        var given = new GitContext(Repo(), Text(options.GitRef, RefKey));
        bool looks = options.RecordGit ?? environment.Boolean("JUDGMENT_RECORD_GIT") ?? true;
        if (!isEnabled || !looks || given is { Repo: not null, Ref: not null })
        {
            return given;
        }

        GitContext found = given.Or(CiVariables.Read(environment));
        return found is { Repo: not null, Ref: not null } ? found : found.Or(Around.Value);
    }

    /// <summary>The repository that one of the directories is in, completed with what the assembly knows.</summary>
    internal static GitContext OfProcess(IEnumerable<string> directories, Assembly? assembly)
    {
        GitContext found = GitContext.Unknown;
        foreach (string directory in directories)
        {
            found = found.Or(GitDirectory.Around(directory)?.Read() ?? GitContext.Unknown);
        }

        return found.Or(OfAssembly(assembly));
    }

    private static GitContext OfProcess()
    {
        try
        {
            return OfProcess([Directory.GetCurrentDirectory(), AppContext.BaseDirectory], Assembly.GetEntryAssembly());
        }
        catch (Exception e)
        {
            // The working directory may be gone.
            RuntimeEventSource.Instance.Fault("Git", e);
            return GitContext.Unknown;
        }
    }

    // The SDK appends the commit to the version, and notes the repository if it is published.
    private static GitContext OfAssembly(Assembly? assembly)
    {
        string version = assembly?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        string? repository = assembly?.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(static metadata => metadata.Key == "RepositoryUrl")?.Value;
        return new GitContext(RemoteUrl.Clean(repository), CommitHash.Of(version.Substring(version.IndexOf('+') + 1).Split('.')[0]));
    }

    // A name such as acme/shop is as good as a URL; a URL may have a password.
    private string? Repo()
    {
        const string allowed = "a URL or a name of a repository";
        if (Blank(options.GitRepo) is { } option)
        {
            // Not shown: it may be the password that is wrong with it.
            return Clean(option) ?? throw new ArgumentException($"{nameof(TracerOptions.GitRepo)} is not {allowed}.");
        }

        if (environment.Text(RepoKey) is not { } text)
        {
            return null;
        }

        string? repo = Clean(text);
        if (repo is null)
        {
            environment.Reject(RepoKey, "***", allowed);
        }

        return repo;
    }

    private static string? Clean(string repo) => repo.IndexOfAny(['@', ':', '\\']) < 0 ? Values.SecretMask.Apply(repo) : RemoteUrl.Clean(repo);

    private string? Text(string? option, string key) => (Blank(option) ?? environment.Text(key)) is { } text ? Values.SecretMask.Apply(text) : null;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
}

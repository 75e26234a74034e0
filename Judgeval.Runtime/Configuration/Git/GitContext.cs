namespace Judgeval.Configuration.Git;

/// <summary>Where the program's source is kept.</summary>
/// <param name="Repo">The repository: a URL without user and password, or what the user calls it; null if unknown.</param>
/// <param name="Ref">The commit, or what the user calls it; null if unknown.</param>
internal sealed record GitContext(string? Repo, string? Ref)
{
    internal static readonly GitContext Unknown = new(null, null);

    /// <summary>The repository, if it is a URL.</summary>
    internal string? Url => Repo?.StartsWith("https://", StringComparison.Ordinal) == true ? Repo : null;

    /// <summary>The repository without its host, for example <c>acme/shop</c>.</summary>
    internal string? Name => Url is { } url ? new Uri(url).AbsolutePath.Trim('/') : Repo;

    /// <summary>The commit, if it is named by its hash.</summary>
    internal string? Revision => CommitHash.Of(Ref);

    /// <summary>This, and the other where this knows nothing.</summary>
    internal GitContext Or(GitContext other) => new(Repo ?? other.Repo, Ref ?? other.Ref);
}

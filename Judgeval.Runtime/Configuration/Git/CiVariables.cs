namespace Judgeval.Configuration.Git;

/// <summary>What build servers say of the source that they have checked out.</summary>
internal static class CiVariables
{
    private static readonly (Func<EnvironmentReader, string?> Repo, string Ref, string Marker)[] Servers =
    [
        (static variables => GitHub(variables), "GITHUB_SHA", "GITHUB_REPOSITORY"),
        (static variables => variables.Text("CI_PROJECT_URL"), "CI_COMMIT_SHA", "GITLAB_CI"),
        (static variables => variables.Text("BUILD_REPOSITORY_URI"), "BUILD_SOURCEVERSION", "TF_BUILD"),
        (static variables => variables.Text("BITBUCKET_GIT_HTTP_ORIGIN"), "BITBUCKET_COMMIT", "BITBUCKET_BUILD_NUMBER"),
        (static variables => variables.Text("CIRCLE_REPOSITORY_URL"), "CIRCLE_SHA1", "CIRCLECI"),
        (static variables => variables.Text("BUILDKITE_REPO"), "BUILDKITE_COMMIT", "BUILDKITE"),

        // Its names are anybody's, so it comes last.
        (static variables => variables.Text("GIT_URL") ?? variables.Text("GIT_URL_1"), "GIT_COMMIT", "JENKINS_URL"),
    ];

    internal static GitContext Read(EnvironmentReader variables)
    {
        foreach ((Func<EnvironmentReader, string?> repo, string reference, string marker) in Servers)
        {
            if (variables.Text(marker) is not null)
            {
                return new GitContext(RemoteUrl.Clean(repo(variables)), CommitHash.Of(variables.Text(reference)));
            }
        }

        return GitContext.Unknown;
    }

    private static string GitHub(EnvironmentReader variables) =>
        $"{variables.Text("GITHUB_SERVER_URL") ?? "https://github.com"}/{variables.Text("GITHUB_REPOSITORY")}";
}

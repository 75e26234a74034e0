using System.Text;
using Judgeval.Configuration;
using Judgeval.Configuration.Git;
using Judgeval.Diagnostics;

namespace Judgeval.Tests.Runtime.Configuration.Git;

public sealed class GitReaderTests
{
    private const string Hash = "0123456789abcdef0123456789abcdef01234567";

    private readonly StringBuilder _warnings = new();

    public static TheoryData<string, string> Servers => new()
    {
        { $"GITHUB_REPOSITORY=acme/shop GITHUB_SHA={Hash}", "https://github.com/acme/shop" },
        { $"GITHUB_SERVER_URL=https://git.acme.test GITHUB_REPOSITORY=acme/shop GITHUB_SHA={Hash}", "https://git.acme.test/acme/shop" },
        { $"GITLAB_CI=true CI_PROJECT_URL=https://gitlab.com/acme/sub/shop CI_COMMIT_SHA={Hash}", "https://gitlab.com/acme/sub/shop" },
        { $"TF_BUILD=True BUILD_REPOSITORY_URI=https://acme@dev.azure.com/acme/p/_git/shop BUILD_SOURCEVERSION={Hash}", "https://dev.azure.com/acme/p/_git/shop" },
        { $"BITBUCKET_BUILD_NUMBER=7 BITBUCKET_GIT_HTTP_ORIGIN=http://bitbucket.org/acme/shop BITBUCKET_COMMIT={Hash}", "https://bitbucket.org/acme/shop" },
        { $"CIRCLECI=true CIRCLE_REPOSITORY_URL=git@github.com:acme/shop.git CIRCLE_SHA1={Hash}", "https://github.com/acme/shop" },
        { $"JENKINS_URL=http://ci GIT_URL=https://bot:secret@github.com/acme/shop.git GIT_COMMIT={Hash}", "https://github.com/acme/shop" },
        { $"BUILDKITE=true BUILDKITE_REPO=git@github.com:acme/shop.git BUILDKITE_COMMIT={Hash}", "https://github.com/acme/shop" },
    };

    [Theory]
    [MemberData(nameof(Servers))]
    public void build_servers_are_understood(string variables, string repo) => Assert.Equal(new GitContext(repo, Hash), Read(new TracerOptions(), variables));

    [Fact]
    public void code_wins_over_the_environment_and_that_over_the_build_server()
    {
        const string variables = $"JUDGMENT_GIT_REPO=acme/env JUDGMENT_GIT_REF=v2 GITHUB_REPOSITORY=acme/shop GITHUB_SHA={Hash}";

        Assert.Equal(new GitContext("acme/code", "v1"), Read(new TracerOptions { GitRepo = "acme/code", GitRef = "v1" }, variables));
        Assert.Equal(new GitContext("acme/code", "v2"), Read(new TracerOptions { GitRepo = "acme/code" }, variables));
        Assert.Equal(new GitContext("acme/env", "v2"), Read(new TracerOptions(), variables));
    }

    [Fact]
    public void the_two_are_found_each_by_itself() =>
        Assert.Equal(new GitContext("acme/mine", Hash), Read(new TracerOptions(), $"JUDGMENT_GIT_REPO=acme/mine GITHUB_REPOSITORY=acme/shop GITHUB_SHA={Hash}"));

    [Fact]
    public void what_is_no_commit_is_not_taken_for_one() =>
        Assert.NotEqual("HEAD", Read(new TracerOptions(), "BUILDKITE=true BUILDKITE_REPO=git@github.com:acme/shop.git BUILDKITE_COMMIT=HEAD").Ref);

    [Fact]
    public void it_is_not_looked_for_when_that_is_switched_off()
    {
        const string variables = $"GITHUB_REPOSITORY=acme/shop GITHUB_SHA={Hash}";

        Assert.Equal(GitContext.Unknown, Read(new TracerOptions { RecordGit = false }, variables));
        Assert.Equal(GitContext.Unknown, Read(new TracerOptions(), variables + " JUDGMENT_RECORD_GIT=false"));
        Assert.Equal(GitContext.Unknown, Reader(new TracerOptions(), variables).Read(isEnabled: false));
        Assert.Equal(new GitContext("acme/mine", null), Read(new TracerOptions { GitRepo = "acme/mine", RecordGit = false }, variables));
    }

    [Fact]
    public void a_given_url_loses_its_password_too()
    {
        Assert.Equal("https://github.com/acme/shop", Read(new TracerOptions { GitRepo = "https://ada:secret@github.com/acme/shop.git" }, "").Repo);
        Assert.Equal("https://github.com/acme/shop", Read(new TracerOptions(), "JUDGMENT_GIT_REPO=https://ada:secret@github.com/acme/shop.git").Repo);
    }

    [Fact]
    public void one_that_cannot_lose_it_is_an_error_in_code_and_a_warning_in_the_environment_that_do_not_show_it()
    {
        ArgumentException thrown = Assert.Throws<ArgumentException>(() => Read(new TracerOptions { GitRepo = "https://ada:sec/ret@github.com/acme" }, ""));
        Read(new TracerOptions { RecordGit = false }, "JUDGMENT_GIT_REPO=https://ada:sec/ret@github.com/acme");

        Assert.Equal("GitRepo is not a URL or a name of a repository.", thrown.Message);
        Assert.Equal("judgeval: JUDGMENT_GIT_REPO is '***', which is not a URL or a name of a repository; the default applies.", _warnings.ToString().Trim());
    }

    private GitContext Read(TracerOptions options, string variables) => Reader(options, variables).Read(isEnabled: true);

    private GitReader Reader(TracerOptions options, string variables)
    {
        var environment = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static pair => pair.Split('=', 2)).ToDictionary(static pair => pair[0], static pair => pair[1]);
        return new GitReader(options, new EnvironmentReader(environment.GetValueOrDefault, new RuntimeLog(null, LogSeverity.Warning, new StringWriter(_warnings))));
    }
}

using Judgeval.Configuration.Git;

namespace Judgeval.Tests.Runtime.Configuration.Git;

public sealed class RemoteUrlTests
{
    [Theory]
    [InlineData("https://github.com/acme/shop.git", "https://github.com/acme/shop")]
    [InlineData("https://GitHub.com/acme/shop/", "https://github.com/acme/shop")]
    [InlineData("http://git.example.test:8080/acme/shop", "https://git.example.test:8080/acme/shop")]
    [InlineData("https://ada:secret@github.com/acme/shop.git", "https://github.com/acme/shop")]
    [InlineData("https://secret@dev.azure.com/acme/My%20Shop/_git/shop", "https://dev.azure.com/acme/My%20Shop/_git/shop")]
    [InlineData("https://x-access-token:secret@github.com/acme/shop?token=secret#secret", "https://github.com/acme/shop")]
    [InlineData("https://ada:sec@ret@github.com/acme/shop", "https://github.com/acme/shop")]
    [InlineData("ssh://git@github.com:2222/acme/shop.git", "https://github.com/acme/shop")]
    [InlineData("git@github.com:acme/shop.git", "https://github.com/acme/shop")]
    [InlineData("secret@gitlab.example.test:group/sub/shop", "https://gitlab.example.test/group/sub/shop")]
    [InlineData("github.com:acme/shop", "https://github.com/acme/shop")]
    public void any_form_becomes_the_address_without_who_asks(string remote, string expected) => Assert.Equal(expected, RemoteUrl.Clean(remote));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("/home/secret/shop.git")]
    [InlineData("../shop")]
    [InlineData(@"C:\Users\secret\shop")]
    [InlineData("C:/Users/secret/shop")]
    [InlineData(@"\\server\secret\shop")]
    [InlineData("file:///home/secret/shop")]
    [InlineData("ext::sh -c secret")]
    [InlineData("https://ada:sec/ret@github.com/acme/shop")]
    [InlineData("https://ada:12/ret@github.com/acme/shop")]
    [InlineData("https://ada:1/sec?ret@github.com/acme/shop")]
    [InlineData("https://github.com/secret@x")]
    [InlineData("https://github.com/secret%40x")]
    [InlineData("https://github.com/sk-abcdefghijklmnopqrstuvwxyz")]
    [InlineData("https://ada:secret@/acme")]
    [InlineData("https://ada:secret")]
    [InlineData("git@github.com:secret@x/shop")]
    [InlineData("ada:secret@github.com:acme/shop")]
    [InlineData("https://github.com/a\nsecret")]
    [InlineData("https://github.com/a\0secret")]
    public void what_may_tell_a_secret_or_a_path_of_the_machine_is_no_address(string? remote) => Assert.Null(RemoteUrl.Clean(remote));

    [Fact]
    public void a_very_long_text_is_no_address() => Assert.Null(RemoteUrl.Clean("https://github.com/" + new string('a', 5000)));

    [Fact]
    public void the_name_is_the_address_without_the_host()
    {
        Assert.Equal("acme/shop", new GitContext("https://github.com/acme/shop", null).Name);
        Assert.Equal("acme/shop", new GitContext("acme/shop", null).Name);
        Assert.Null(GitContext.Unknown.Name);
    }
}

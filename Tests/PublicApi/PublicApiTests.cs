using System.Reflection;

namespace Judgeval.Tests.PublicApi;

/// <summary>The public surface is a checked-in text: a change of it is a change of that text, seen in review. The test never writes it.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void the_attributes_are_as_approved() => Compare(typeof(ObserveAttribute).Assembly, "PublicAPI.Attributes.txt");

    [Fact]
    public void the_runtime_is_as_approved() => Compare(typeof(Tracer).Assembly, "PublicAPI.Runtime.txt");

    [Fact]
    public void the_hosting_integration_is_as_approved() => Compare(typeof(JudgevalServiceCollectionExtensions).Assembly, "PublicAPI.Extensions.Hosting.txt");

    [Fact]
    public void the_aspnetcore_integration_is_as_approved() => Compare(typeof(JudgevalApplicationBuilderExtensions).Assembly, "PublicAPI.AspNetCore.txt");

    private static void Compare(Assembly assembly, string file)
    {
        string[] approved = Read(file);
        string[] actual = ApiText.Of(assembly).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (!approved.SequenceEqual(actual))
        {
            IEnumerable<string> gone = approved.Except(actual).Select(static line => "- " + line);
            IEnumerable<string> added = actual.Except(approved).Select(static line => "+ " + line);
            Assert.Fail($"The public surface is not that of {file}. If the change is meant, make it there too.\n{string.Join('\n', gone.Concat(added))}\n\nThe whole text:\n{string.Join('\n', actual)}");
        }
    }

    private static string[] Read(string file)
    {
        using Stream stream = typeof(PublicApiTests).Assembly.GetManifestResourceStream(file) ?? throw new FileNotFoundException("Not embedded.", file);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

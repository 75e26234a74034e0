using System.Globalization;
using System.Reflection;
using Judgeval.Llm.Wire.Routing;

namespace Judgeval.Tests.Runtime.Llm;

/// <summary>
/// A body as a provider sends it, or a client: <c>{provider}-{api}[-{case}][.{status}].{json|sse}</c> below Samples. Beside each stands what is to be read from
/// it, in <c>.facts</c>.
/// </summary>
public sealed class WireSample
{
    private const string Prefix = "LlmSample.";

    internal WireSample(string name)
    {
        Name = name;
        Bytes = Resource(name);
    }

    internal static string[] Answers => [.. Names().Where(name => !name.Contains(".request.", StringComparison.Ordinal))];

    internal static string[] Requests => [.. Names().Where(name => name.Contains(".request.", StringComparison.Ordinal))];

    internal static string[] Streams => [.. Answers.Where(name => name.EndsWith(".sse", StringComparison.Ordinal) || name == "gemini-generate-array.json")];

    internal string Name { get; }

    internal byte[] Bytes { get; }

    internal string Facts => System.Text.Encoding.UTF8.GetString(Resource(Name + ".facts"));

    internal int StatusCode => int.TryParse(Name.Split('.')[1], CultureInfo.InvariantCulture, out var status) ? status : 200;

    internal LlmApi Api => Name.Split('-', '.')[1] switch
    {
        "chat" => LlmApi.ChatCompletions,
        "completions" => LlmApi.Completions,
        "responses" => LlmApi.Responses,
        "embeddings" => LlmApi.Embeddings,
        "images" => LlmApi.Images,
        "messages" => LlmApi.AnthropicMessages,
        "generate" => LlmApi.GeminiGenerate,
        "embed" => LlmApi.GeminiEmbed,
        var other => throw new ArgumentException(other),
    };

    private static IEnumerable<string> Names() =>
        from name in typeof(WireSample).Assembly.GetManifestResourceNames()
        where name.StartsWith(Prefix, StringComparison.Ordinal) && !name.EndsWith(".facts", StringComparison.Ordinal)
        select name[Prefix.Length..];

    private static byte[] Resource(string name)
    {
        using Stream stream = typeof(WireSample).Assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new FileNotFoundException($"There is no {name} below Tests/Runtime/Llm/Samples.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}

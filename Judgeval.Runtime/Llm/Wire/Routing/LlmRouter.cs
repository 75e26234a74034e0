namespace Judgeval.Llm.Wire.Routing;

/// <summary>Tells what a request is about from its address and the type of its body.</summary>
internal static class LlmRouter
{
    /// <summary>What is spoken at the address, or null if nothing that the engine reads.</summary>
    /// <param name="uri">The absolute address. Its query, which may hold a key, is not looked at.</param>
    /// <param name="contentType">The media type of the request's body, with or without parameters.</param>
    internal static LlmRoute? Find(Uri uri, string? contentType)
    {
        string path = uri.AbsolutePath.TrimEnd('/');
        foreach (PathRow row in LlmRouteTable.Paths)
        {
            if (path.EndsWith(row.Ending, StringComparison.Ordinal))
            {
                return IsReadable(row.Api, contentType) ? Route(uri, path, row) : null;
            }
        }

        return null;
    }

    internal static LlmProvider? FindProvider(string host, int port)
    {
        foreach (HostRow row in LlmRouteTable.Hosts)
        {
            if (row.Matches(host, port))
            {
                return row.Provider;
            }
        }

        return null;
    }

    private static LlmRoute? Route(Uri uri, string path, PathRow row)
    {
        string? model = row.ModelAfter is { } segment ? ModelAfter(path, segment) : null;
        if (model is null && row.ModelAfter == "anthropic/models")
        {
            // Other models have this path too, and a format of their own.
            return null;
        }

        LlmProvider? provider = FindProvider(uri.IdnHost.Trim('[', ']'), uri.Port);
        return new LlmRoute(provider ?? ProviderOf(row.Api), row.Api, row.Operation, model, row.IsStream, IsKnownHost: provider is not null);
    }

    // Images are sent for editing as a form; the answer is JSON as always.
    private static bool IsReadable(LlmApi api, string? contentType) =>
        contentType is not null && (HasType(contentType, "application/json") || (api == LlmApi.Images && HasType(contentType, "multipart/form-data")));

    private static bool HasType(string contentType, string type) =>
        contentType.StartsWith(type, StringComparison.OrdinalIgnoreCase) && (contentType.Length == type.Length || contentType[type.Length] is ';' or ' ');

    private static LlmProvider ProviderOf(LlmApi api) => api switch
    {
        LlmApi.AnthropicMessages => LlmRouteTable.Anthropic,
        LlmApi.GeminiGenerate or LlmApi.GeminiEmbed => LlmRouteTable.Gemini,
        _ => LlmRouteTable.OpenAI,
    };

    private static string? ModelAfter(string path, string segment)
    {
        string start = "/" + segment + "/";
        int found = path.LastIndexOf(start, StringComparison.Ordinal);
        if (found < 0)
        {
            return null;
        }

        int from = found + start.Length;
        int end = path.IndexOfAny(['/', ':'], from);
        string model = end <= from ? "" : path.Substring(from, end - from);
        return model.Length == 0 ? null : Uri.UnescapeDataString(model);
    }
}

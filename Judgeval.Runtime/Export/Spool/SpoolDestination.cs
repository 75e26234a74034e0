using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Judgeval.Export.Spooling;

/// <summary>Whom a request is for: an endpoint and an organization. File names carry the hash, so that nobody opens what he may not send.</summary>
internal readonly record struct SpoolDestination
{
    private const int HashedBytes = 8;

    private SpoolDestination(string apiUrl, string hash)
    {
        ApiUrl = apiUrl;
        Hash = hash;
    }

    /// <summary>The base URL without anything in it that may be a credential.</summary>
    internal string ApiUrl { get; }

    /// <summary>16 hexadecimal digits.</summary>
    internal string Hash { get; }

    internal static SpoolDestination Of(string apiUrl, string? organizationId)
    {
        string url = WithoutCredentials(apiUrl);
        return new SpoolDestination(url, Hashed(url + "\n" + organizationId));
    }

    private static string WithoutCredentials(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed)
            ? parsed.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/')
            : "";

    private static string Hashed(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
#if NET
        byte[] hash = SHA256.HashData(bytes);
#else
        using var sha = SHA256.Create();
        byte[] hash = sha.ComputeHash(bytes);
#endif
        var digits = new StringBuilder(2 * HashedBytes);
        for (int i = 0; i < HashedBytes; i++)
        {
            digits.Append(hash[i].ToString("x2", CultureInfo.InvariantCulture));
        }

        return digits.ToString();
    }
}

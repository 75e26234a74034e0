using System.Net.Http.Headers;
using Judgeval.Configuration;

namespace Judgeval.Export.Delivery;

/// <summary>Says who asks.</summary>
internal static class Credentials
{
    internal static void Stamp(HttpRequestMessage request, TracerSettings settings)
    {
        if (settings.Platform is { } platform)
        {
            platform.Stamp(request, settings.ApiKey);
            return;
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.ApiKey);
        request.Headers.TryAddWithoutValidation("X-Organization-Id", settings.OrganizationId);
    }
}

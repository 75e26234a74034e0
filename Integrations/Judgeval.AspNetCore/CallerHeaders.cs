using Judgeval.Propagation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Judgeval.AspNetCore;

/// <summary>Reads what the caller says of its trace as <see cref="Tracer.ContinueTrace(IEnumerable{KeyValuePair{string, string}})"/> does.</summary>
internal static class CallerHeaders
{
    internal static IncomingHeaders Read(IHeaderDictionary headers)
    {
        var incoming = new IncomingHeaders();
        foreach (string name in IncomingHeaders.Names)
        {
            if (headers.TryGetValue(name, out StringValues values))
            {
                incoming.Add(name, (IEnumerable<string?>)values);
            }
        }

        return incoming;
    }
}

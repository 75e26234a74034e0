namespace Judgeval.Llm.Wire.Routing;

/// <summary>One row of the table of hosts.</summary>
/// <param name="Host">A host; after <c>*.</c> everything below it; after <c>*-</c> what ends so.</param>
/// <param name="Provider">Who answers there.</param>
/// <param name="Port">The port that the row is about, or 0 for every port.</param>
internal sealed record HostRow(string Host, LlmProvider Provider, int Port = 0)
{
    internal bool Matches(string host, int port)
    {
        if (Port != 0 && Port != port)
        {
            return false;
        }

        return Host[0] != '*'
            ? string.Equals(host, Host, StringComparison.OrdinalIgnoreCase)
            : host.Length > Host.Length - 1 && host.EndsWith(Host.Substring(1), StringComparison.OrdinalIgnoreCase);
    }
}

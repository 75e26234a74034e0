namespace Judgeval.Propagation;

/// <summary>The scope when nobody listens.</summary>
internal sealed class NoScope : IDisposable
{
    internal static readonly NoScope Instance = new();

    public void Dispose()
    {
    }
}

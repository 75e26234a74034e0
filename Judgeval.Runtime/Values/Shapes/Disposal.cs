namespace Judgeval.Values.Shapes;

/// <summary>Disposes of an enumerator of the program's, whatever that throws.</summary>
internal static class Disposal
{
    internal static void Of(object? enumerator)
    {
        try
        {
            (enumerator as IDisposable)?.Dispose();
        }
        catch (Exception e)
        {
            ValueWriter.Report(e);
        }
    }
}

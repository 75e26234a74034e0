using Judgeval;

namespace InvalidToProcess;

public abstract class GuardrailCase
{
    [Guardrail]
    public static string Silent(string text)
    {
        return text.Trim();
    }

    [Guardrail]
    public static async Task SilentLater(string text)
    {
        await Task.Yield();
        Helper(text);
    }

    [Guardrail]
    [return: DoNotRecord]
    public static bool Secret()
    {
        return true;
    }

    [Guardrail]
    public static IEnumerable<bool> Each(string text)
    {
        yield return text.Length > 1;
    }

    [Guardrail]
    public static IAsyncEnumerable<bool> Stream(IAsyncEnumerable<bool> results)
    {
        return results;
    }

    [Guardrail(" ")]
    public static bool NoName()
    {
        return true;
    }

    [Guardrail(PolicyId = "")]
    public static bool NoPolicy()
    {
        return true;
    }

    [Observe("tool")]
    [Guardrail]
    public static bool OtherKind()
    {
        return true;
    }

    [Guardrail]
    [DoNotObserve]
    public static bool Declined()
    {
        return true;
    }

    [Guardrail]
    public abstract bool Check(string text);

    [SuppressMissingGuardrail(GuardrailCategory.Pii)]
    public static int NotObserved()
    {
        return 1;
    }

    // What it calls says it.
    [Guardrail]
    public static void Says(string text)
    {
        Later(text).Wait();
    }

    // So does what it throws.
    [Guardrail]
    public static void Blocks()
    {
        throw new Blocked();
    }

    private static async Task Later(string text)
    {
        await Task.Yield();
        Guardrail.SetTriggered(text.Length > 1);
    }

    private static void Helper(string text)
    {
        Console.WriteLine(text);
    }

    private sealed class Blocked : GuardrailException;
}

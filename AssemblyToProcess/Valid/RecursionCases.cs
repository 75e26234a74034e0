using Judgeval;

namespace AssemblyToProcess;

/// <summary>Methods that call themselves, as deep as they are told.</summary>
public static class RecursionCases
{
    [Observe]
    public static int Sync(int n) => n == 0 ? 0 : Sync(n - 1) + 1;

    [Observe]
    public static async Task<int> Async(int n) => n == 0 ? 0 : await Async(n - 1) + 1;

    [Observe]
    public static IEnumerable<int> Iterator(int n)
    {
        yield return n;
        if (n > 0)
        {
            foreach (var inner in Iterator(n - 1))
            {
                yield return inner;
            }
        }
    }

    [Observe]
    public static int Throws(int n) => n == 0 ? throw new InvalidOperationException("deep") : Throws(n - 1) + 1;

    [Observe]
    public static int Chain(int n)
    {
        Exception exception = new TimeoutException("innermost");
        for (var i = 0; i < n; i++)
        {
            exception = new InvalidOperationException("outer", exception);
        }

        throw exception;
    }

#if !NETFRAMEWORK // Its verifier takes no pointers.
    /// <summary>The stack that n more calls take, in bytes.</summary>
    [Observe]
    public static unsafe long Stack(int n, long top)
    {
        int here;
        return n == 0 ? top - (long)&here : Stack(n - 1, top == 0 ? (long)&here : top);
    }
#endif

    /// <summary>As deep as asked: in a process of its own, as the stack may not suffice.</summary>
    public static string Deep(int n)
    {
        var log = new Log();
        log.Add(Sync(n));
        log.Add(Async(n).Result);
        log.Add(Iterator(n / 20).Sum());
        log.Add(Message(() => Throws(n)));
        log.Add(Message(() => Chain(n)));
        return log.ToString();
    }

#if NETFRAMEWORK
    public static string RunShallow() => Deep(100);
#else
    public static string RunShallow() => Deep(100) + (Stack(10, 0) > 0);
#endif

    private static string Message(Func<int> call)
    {
        try
        {
            return call().ToString();
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message;
        }
    }
}

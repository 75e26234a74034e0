using Judgeval;

namespace AssemblyToProcess;

/// <summary>Returns and exceptions out of every kind of statement.</summary>
public static class FlowCases
{
    [Observe]
    public static int ManyReturns(Log log, int n)
    {
        if (n < 0)
        {
            return -1;
        }

        for (var i = 0; i < n; i++)
        {
            if (i == 7)
            {
                return i * 100;
            }

            log.Add(i);
        }

        switch (n)
        {
            case 0:
                return 10;
            case 1:
            case 2:
                log.Add("small");
                return 20;
            default:
                return n > 4 ? 30 : 40;
        }
    }

    [Observe]
    public static void VoidReturns(Log log, int n)
    {
        if (n == 0)
        {
            return;
        }

        try
        {
            log.Add("try");
            if (n == 1)
            {
                return;
            }

            log.Add("more");
        }
        finally
        {
            log.Add("finally");
        }

        log.Add("end");
    }

    [Observe]
    public static void EndsInFinally(Log log, bool fail)
    {
        try
        {
            log.Add("try");
            if (fail)
            {
                throw new InvalidOperationException("failed");
            }
        }
        catch (InvalidOperationException exception)
        {
            log.Add(exception.Message);
        }
        finally
        {
            log.Add("finally");
        }
    }

    [Observe]
    public static string TryCatchFinally(Log log, string text)
    {
        try
        {
            log.Add("try");
            return int.Parse(text).ToString();
        }
        catch (FormatException exception) when (log.Add("filter", text != "fatal"))
        {
            log.Add(exception.GetType().Name);
            return "not a number";
        }
        catch (OverflowException)
        {
            throw new InvalidOperationException("too large");
        }
        finally
        {
            log.Add("finally");
        }
    }

    [Observe]
    public static int Rethrows(Log log)
    {
        try
        {
            log.Add("try");
            throw new TimeoutException("late");
        }
        catch (TimeoutException)
        {
            log.Add("catch");
            throw;
        }
    }

    [Observe]
    public static int FilterOrder(Log log)
    {
        try
        {
            log.Add("try");
            throw new TimeoutException("late");
        }
        finally
        {
            log.Add("inner finally");
        }
    }

    [Observe]
    public static int Nested(Log log, int n)
    {
        try
        {
            try
            {
                return 100 / n;
            }
            finally
            {
                log.Add("inner");
            }
        }
        catch (DivideByZeroException) when (n == 0)
        {
            try
            {
                return int.Parse("x");
            }
            catch
            {
                return -1;
            }
        }
        finally
        {
            log.Add("outer");
        }
    }

    [Observe]
    public static int ThrowsInFinally(Log log)
    {
        try
        {
            return log.Add("result", 1);
        }
        finally
        {
            throw new InvalidOperationException("finally");
        }
    }

    [Observe]
    public static string Using(Log log, string text)
    {
        using var outer = new Disposable(log, "outer");
        using (new Disposable(log, "inner"))
        {
            if (text.Length == 0)
            {
                return "empty";
            }
        }

        return text[0] + text[1].ToString();
    }

    [Observe]
    public static int Lock(Log log, object gate, bool fail)
    {
        lock (gate)
        {
            log.Add(Monitor.IsEntered(gate));
            return fail ? throw new InvalidOperationException("locked") : 5;
        }
    }

    [Observe]
    public static int ChangedOnTheWayOut(int n)
    {
        var result = n;
        try
        {
            result++;
        }
        finally
        {
            result *= 10;
        }

        return result;
    }

    public static string RunChangedOnTheWayOut() => $"{ChangedOnTheWayOut(1)}";

    public static string RunManyReturns() => Run(static log =>
    {
        foreach (var n in new[] { -1, 0, 1, 2, 3, 5, 9 })
        {
            log.Add(ManyReturns(log, n));
        }
    });

    public static string RunVoidReturns() => Run(static log =>
    {
        for (var n = 0; n < 3; n++)
        {
            VoidReturns(log, n);
            EndsInFinally(log, n == 1);
        }
    });

    public static string RunCaught() => Run(static log =>
    {
        log.Add(TryCatchFinally(log, "12"));
        log.Add(TryCatchFinally(log, "x"));
        log.Add(Nested(log, 5));
        log.Add(Nested(log, 0));
    });

    public static string RunNotCaught() => Run(static log => TryCatchFinally(log, "fatal"));

    public static string RunReplaced() => Run(static log => TryCatchFinally(log, "99999999999999999999"));

    public static string RunRethrows() => Run(static log => Rethrows(log));

    public static string RunFilterOrder() => Run(static log =>
    {
        try
        {
            FilterOrder(log);
        }
        catch (TimeoutException) when (log.Add("outer filter", true))
        {
            log.Add("caught");
        }
    });

    public static string RunThrowsInFinally() => Run(static log => ThrowsInFinally(log));

    public static string RunUsingAndLock() => Run(static log =>
    {
        log.Add(Using(log, ""));
        log.Add(Using(log, "xyz"));
        log.Add(Lock(log, log, fail: false));
    });

    public static string RunUsingThrows() => Run(static log => Using(log, "x"));

    public static string RunLockThrows() => Run(static log => Lock(log, log, fail: true));

    private static string Run(Action<Log> scenario)
    {
        var log = new Log();
        try
        {
            Ambient.Kept(() => scenario(log));
        }
        catch (Exception exception)
        {
            exception.Data["log"] = log.ToString();
            throw;
        }

        return log.ToString();
    }
}

using System.Runtime.InteropServices;
using Judgeval;

namespace AssemblyToProcess;

/// <summary>Exception filters and nested handlers: the first pass reads locals before any `finally` has run.</summary>
public static class FilterCases
{
    [Observe]
    public static string ReadsLocals(Log log, int n)
    {
        var attempts = 0;
        while (true)
        {
            var text = $"attempt {attempts}";
            try
            {
                attempts++;
                throw new TimeoutException(text);
            }
            catch (TimeoutException exception) when (attempts < n && exception.Message == text && log.Add("retry", true))
            {
                log.Add(text);
            }
            catch (TimeoutException exception) when (Throws(log))
            {
                log.Add(exception.Message);
            }
            catch (TimeoutException exception)
            {
                return exception.Message;
            }
            finally
            {
                log.Add("finally");
            }
        }
    }

    [Observe]
    public static int Deep(Log log, int n)
    {
        try
        {
            try
            {
                try
                {
                    log.Add(100 / n);
                    return 1;
                }
                catch (InvalidOperationException)
                {
                    return 2;
                }
                finally
                {
                    log.Add("first");
                }
            }
            catch (DivideByZeroException) when (log.Add("filter", n > 0))
            {
                return 3;
            }
            finally
            {
                try
                {
                    log.Add("second");
                    throw new TimeoutException();
                }
                catch (TimeoutException)
                {
                    log.Add("handled in finally");
                }
            }
        }
        catch (DivideByZeroException) when (n == 0)
        {
            return 4;
        }
    }

    [Observe]
    public static void ThrowsFromCatch(Log log)
    {
        try
        {
            throw new TimeoutException("first");
        }
        catch (TimeoutException exception)
        {
            try
            {
                log.Add("in catch");
                throw new InvalidOperationException("second", exception);
            }
            finally
            {
                log.Add("in finally");
            }
        }
    }

    [Observe]
    public static int Many(Log log, int n)
    {
        try
        {
            throw n switch
            {
                0 => new AggregateException("many", new TimeoutException("one"), new InvalidOperationException("two", new FormatException("inner"))),
                1 => new COMException("native", 5) { Data = { ["key"] = "value", [3] = 4 } },
                _ => new OperationCanceledException(),
            };
        }
        finally
        {
            log.Add(n);
        }
    }

    private static bool Throws(Log log) => log.Add("throwing filter", int.Parse("x")) > 0;

    public static string RunFilters()
    {
        var log = new Log();
        log.Add(ReadsLocals(log, 3));
        log.Add(Deep(log, 0));
        log.Add(Deep(log, 5));
        return log.ToString();
    }

    public static string RunThrowsFromCatch()
    {
        ThrowsFromCatch(new Log());
        return "no exception";
    }

    public static string RunAggregate() => Many(new Log(), 0).ToString();

    public static string RunWithData() => Many(new Log(), 1).ToString();

    public static string RunCancelled() => Many(new Log(), 2).ToString();
}

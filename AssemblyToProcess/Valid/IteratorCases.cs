using System.Collections;
using Judgeval;

namespace AssemblyToProcess;

/// <summary>Iterators: nothing runs before the first step, and each enumeration runs anew.</summary>
public class IteratorCases
{
    private readonly int _first = 10;

    [Observe]
    public IEnumerable<int> Count(int n)
    {
        for (var i = 0; i < n; i++)
        {
            yield return _first + i;
        }
    }

    [Observe]
    public static IEnumerator<string> Enumerator(string text)
    {
        foreach (var character in text)
        {
            yield return character.ToString();
        }
    }

    [Observe]
    public static IEnumerable Untyped(params object?[] values)
    {
        foreach (var value in values)
        {
            yield return value;
        }
    }

    [Observe]
    public static IEnumerator UntypedEnumerator(int n)
    {
        while (n-- > 0)
        {
            yield return n;
        }
    }

    [Observe]
    public static IEnumerable<int> Empty()
    {
        yield break;
    }

    [Observe]
    public static IEnumerable<int> Breaks(Log log, int n)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                if (i == n)
                {
                    yield break;
                }

                yield return i;
            }
        }
        finally
        {
            log.Add("finally");
        }
    }

    [Observe]
    public static IEnumerable<string> Using(Log log)
    {
        using var outer = new Disposable(log, "outer");
        yield return "one";
        using (new Disposable(log, "inner"))
        {
            yield return "two";
        }

        yield return "three";
    }

    [Observe]
    public static IEnumerable<int> Throws(Log log, int at)
    {
        try
        {
            for (var i = 0; i < 5; i++)
            {
                if (i == at)
                {
                    throw new InvalidOperationException($"at {at}");
                }

                yield return i;
            }
        }
        finally
        {
            log.Add("finally");
        }
    }

    [Observe]
    public static IEnumerable<long> Fibonacci()
    {
        var (a, b) = (0L, 1L);
        while (true)
        {
            yield return a;
            (a, b) = (b, a + b);
        }
    }

    [Observe]
    public static IEnumerable<TResult> Map<T, TResult>(IEnumerable<T> source, Func<T, TResult> map)
        where T : notnull
        where TResult : class, IComparable<TResult>
    {
        foreach (var value in source)
        {
            yield return map(value);
        }
    }

    [Observe]
    public static IEnumerable<int> Nested(int depth)
    {
        if (depth > 0)
        {
            foreach (var value in Nested(depth - 1))
            {
                yield return value;
            }
        }

        yield return depth;
    }

    [Observe]
    public static List<int> NotAnIterator(int n) => [.. Enumerable.Range(0, n)];

    public static string RunKinds()
    {
        var log = new Log();
        log.Add(string.Join(',', new IteratorCases().Count(3)));
        using (var characters = Enumerator("abc"))
        {
            while (characters.MoveNext())
            {
                log.Add(characters.Current);
            }
        }

        foreach (var value in Untyped(1, "b", null))
        {
            log.Add(value);
        }

        var untyped = UntypedEnumerator(2);
        while (untyped.MoveNext())
        {
            log.Add(untyped.Current);
        }

        log.Add(Empty().Count());
        log.Add(string.Join(',', Map([1, 2], static n => new string('x', n))));
        log.Add(string.Join(',', Map("ab", static c => c.ToString())));
        log.Add(string.Join(',', Nested(3)));
        log.Add(NotAnIterator(3).Count);
        return log.ToString();
    }

    public static string RunTypes()
    {
        var log = new Log();
        log.Add(string.Join(',', new Pair<string>("a", "b").Both(0)));
        log.Add(string.Join(',', new Pair<int>(1, 2).Both("x")));
        log.Add(string.Join(',', new Child<int>(3, 4).Both('c')));
        return log.ToString();
    }

    public static string RunFinally()
    {
        var log = new Log();
        log.Add(string.Join(',', Breaks(log, 3)));
        foreach (var value in Breaks(log, 10))
        {
            log.Add(value);
            if (value == 1)
            {
                break;
            }
        }

        foreach (var text in Using(log))
        {
            log.Add(text);
        }

        log.Add(Using(log).Skip(1).First());
        return log.ToString();
    }

    public static string RunEnumeratesTwice()
    {
        var log = new Log();
        var numbers = Breaks(log, 2);
        log.Add("created");
        log.Add(numbers.Sum());
        log.Add(numbers.Count());
        using var one = numbers.GetEnumerator();
        using var other = numbers.GetEnumerator();
        log.Add(Ambient.Kept(() => one.MoveNext() && other.MoveNext() && one.MoveNext()));
        log.Add(one.Current + other.Current);
        return log.ToString();
    }

    public static string RunInfinite() => string.Join(',', Fibonacci().Take(12));

    public static string RunLoopBodyKeepsActivity()
    {
        var log = new Log();
        Ambient.Kept(() =>
        {
            using var numbers = new IteratorCases().Count(3).GetEnumerator();
            while (Ambient.Kept(numbers.MoveNext))
            {
                log.Add(Ambient.Kept(() => numbers.Current));
            }
        });
        return log.ToString();
    }

    public static string RunThrows()
    {
        var log = new Log();
        try
        {
            foreach (var value in Throws(log, 2))
            {
                log.Add(value);
            }
        }
        catch (InvalidOperationException exception)
        {
            log.Add(exception.Message);
        }

        return log.ToString();
    }

    public static string RunThrowEscapes() => string.Join(',', Throws(new Log(), 1));

    public struct Pair<T>(T first, T second)
        where T : notnull
    {
        [Observe]
        public IEnumerable<string> Both<TOther>(TOther other)
        {
            yield return $"{first} {other}";
            yield return $"{second} {typeof(TOther).Name}";
        }
    }

    public class Parent<T>(T value)
    {
        [Observe]
        public virtual IEnumerable<object?> Both<TOther>(TOther other)
        {
            yield return value;
            yield return other;
        }
    }

    public class Child<T>(T value, T other) : Parent<T[]>([value])
        where T : struct
    {
        [Observe]
        public override IEnumerable<object?> Both<TOther>(TOther more)
        {
            foreach (var item in base.Both(more))
            {
                yield return item;
            }

            yield return other;
        }
    }
}

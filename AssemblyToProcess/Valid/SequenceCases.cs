using System.Collections;
using System.Collections.ObjectModel;
using Judgeval;

namespace AssemblyToProcess;

/// <summary>Methods that return a sequence without being iterators: the very object comes back, unread.</summary>
public static class SequenceCases
{
    [Observe]
    public static IEnumerable<T> PassesOn<T>(IEnumerable<T> source) => source;

    [Observe]
    public static IQueryable<int> Query(IQueryable<int> source) => source.Where(static n => n > 1);

    [Observe]
    public static IEnumerable Untyped(IEnumerable source) => source;

    [Observe]
    public static IEnumerator<int> Enumerator(List<int> source) => source.GetEnumerator();

    [Observe]
    public static IReadOnlyList<int> List(int n) => new ReadOnlyCollection<int>([.. Enumerable.Range(0, n)]);

    [Observe]
    public static IOrderedEnumerable<int> Ordered(IEnumerable<int> source) => source.OrderBy(static n => -n);

    [Observe]
    public static IEnumerable<int> Steps(Log log)
    {
        log.Add("first step");
        yield return 1;
        log.Add("second step");
        yield return 2;
    }

    public static string RunIdentity()
    {
        var log = new Log();
        int[] array = [1, 2, 3];
        log.Add(ReferenceEquals(array, PassesOn(array)));
        log.Add(PassesOn(new List<int> { 1 }) is ICollection<int> { Count: 1 });
        log.Add(PassesOn("text") is string);
        log.Add(Untyped(array) is int[]);
        log.Add(Query(array.AsQueryable()) is IQueryable<int> query ? query.Count() : -1);
        log.Add(List(3)[2]);
        log.Add(string.Join(',', Ordered(array).ThenBy(static n => n)));
        var enumerator = Enumerator([7]);
        log.Add(enumerator.MoveNext() && enumerator.Current == 7);
        return log.ToString();
    }

    public static string RunNobodyReads()
    {
        var log = new Log();
        IEnumerable<int> Lazy()
        {
            log.Add("read");
            yield return 1;
        }

        PassesOn(Lazy());
        Ordered(Lazy());
        Steps(log);
        log.Add("nothing was read");
        log.Add(PassesOn(Lazy()).Single());
        return log.ToString();
    }

    public static string RunSteps()
    {
        var log = new Log();
        var steps = Steps(log);
        log.Add(steps.First());
        log.Add(steps.Count());
        using var enumerator = steps.GetEnumerator();
        enumerator.MoveNext();
        log.Add(enumerator.Current);
        enumerator.MoveNext();
        log.Add(enumerator.MoveNext());
        log.Add(enumerator.MoveNext());
        log.Add(steps.Skip(1).Zip(steps, static (one, other) => one + other).Sum());
        return log.ToString();
    }

    public static string RunReset()
    {
        using var enumerator = Steps(new Log()).GetEnumerator();
        enumerator.MoveNext();
        enumerator.Reset();
        return "no exception";
    }
}

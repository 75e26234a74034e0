using System.Collections;
using Judgeval;

namespace AssemblyToProcess;

/// <summary>Arguments and results that throw when anybody but the program looks at them.</summary>
public static class HostileValueCases
{
    [Observe]
    public static Hostile Value(Hostile value) => value;

    [Observe]
    public static T Generic<T>(T value, int depth) => depth == 0 ? value : Generic(value, depth - 1);

    [Observe]
    public static object Boxed(object value, params object[] more) => more.Length == 0 ? value : more[0];

    [Observe]
    public static async Task<T> LaterAsync<T>(T value)
    {
        await Task.Yield();
        return value;
    }

    [Observe]
    public static Task<T> PassOn<T>(Task<T> task) => task;

    [Observe]
    public static IEnumerable<T> Items<T>(T value)
    {
        yield return value;
        yield return value;
    }

    [Observe]
    public static int Throws(Hostile value, string text) => throw new HostileException(text);

    public static string RunValues() => Run(static log =>
    {
        var hostile = new Hostile();
        log.Add(ReferenceEquals(hostile, Value(hostile)));
        log.Add(Generic(new HostileStruct(), 2).Field);
        log.Add(ReferenceEquals(hostile, Boxed(1, hostile, new HostileList(), new HostileMap())));
        log.Add(ReferenceEquals(hostile, Items(hostile).Last()));
        var list = new HostileList();
        log.Add(ReferenceEquals(list, Generic(list, 0)));
        var map = new HostileMap();
        log.Add(ReferenceEquals(map, Generic(map, 0)));
        var cycle = new Cycle();
        log.Add(ReferenceEquals(cycle, Generic(cycle, 1)));
        log.Add(Generic<Type>(typeof(List<>), 0).Name);
        log.Add(Generic<Delegate>(RunValues, 0).Method.Name);
        log.Add(Generic((IntPtr)5, 0));
        log.Add(Generic(double.NaN, 0));
        log.Add(Generic("\ud800 lone surrogate", 0).Length);
        log.Add(Generic(default(ArraySegment<int>), 0).Count);
    });

    public static async Task<string> RunTasks()
    {
        var hostile = new Hostile();
        using var watch = Ambient.Watch();
        return $"{ReferenceEquals(hostile, await LaterAsync(hostile))} {ReferenceEquals(hostile, await PassOn(LaterAsync(hostile)))} {await LaterAsync(1)}";
    }

    public static string RunThrows()
    {
        try
        {
            Throws(new Hostile(), "thrown");
            return "no exception";
        }
        catch (HostileException exception)
        {
            return exception.Text;
        }
    }

    private static string Run(Action<Log> scenario)
    {
        var log = new Log();
        Ambient.Kept(() => scenario(log));
        return log.ToString();
    }

    public class Hostile
    {
        public string First => "readable";

        public string Getter => throw new InvalidOperationException("getter");

        public IEnumerable<int> Sequence => throw new NotSupportedException("sequence");

        public override string ToString() => throw new InvalidOperationException("ToString");

        public override int GetHashCode() => throw new InvalidOperationException("GetHashCode");

        public override bool Equals(object? obj) => throw new InvalidOperationException("Equals");
    }

    public struct HostileStruct
    {
        public int Field;

        public readonly int Getter => throw new OutOfMemoryException("getter");

        public override readonly string ToString() => throw new InvalidOperationException("ToString");
    }

    public sealed class HostileList : List<int>, IEnumerable<int>
    {
        IEnumerator<int> IEnumerable<int>.GetEnumerator() => throw new InvalidOperationException("GetEnumerator");

        IEnumerator IEnumerable.GetEnumerator() => throw new InvalidOperationException("GetEnumerator");
    }

    public sealed class HostileMap : Dictionary<string, object>, IEnumerable<KeyValuePair<string, object>>
    {
        IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => throw new InvalidOperationException("GetEnumerator");

        IEnumerator IEnumerable.GetEnumerator() => throw new InvalidOperationException("GetEnumerator");
    }

    public sealed class Cycle
    {
        public Cycle Self => this;

        public Cycle New => new();

        public IEnumerable<Cycle> Many => [this, new Cycle()];
    }

    public sealed class HostileException(string text) : Exception
    {
        public string Text { get; } = text;

        public override string Message => throw new InvalidOperationException("Message");

        public override string StackTrace => throw new InvalidOperationException("StackTrace");

        public override IDictionary Data => throw new InvalidOperationException("Data");

        public override string ToString() => throw new InvalidOperationException("ToString");
    }
}

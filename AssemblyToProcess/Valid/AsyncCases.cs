using System.Runtime.CompilerServices;
using Judgeval;

namespace AssemblyToProcess;

/// <summary>Asynchronous methods of every builder: what they return and who declares them.</summary>
public class AsyncCases
{
    private static readonly AsyncLocal<string?> Local = new();
    private readonly string _suffix = "!";

    [Observe]
    public async Task Plain(Log log, string text)
    {
        log.Add(text);
        await Task.Yield();
        log.Add("after");
    }

    [Observe]
    public async Task<string> Ask(string question, int unused)
    {
        await Task.Yield();
        return question + _suffix;
    }

    [Observe]
    public async ValueTask Value(Log log)
    {
        await Task.Yield();
        log.Add("value");
    }

    [Observe]
    public async ValueTask<int> ValueOf(int a, int b)
    {
        await Task.Yield();
        return a + b;
    }

    [Observe]
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> Pooled(int a)
    {
        await Task.Yield();
        return a + 1;
    }

    [Observe]
    public static async Task<int> NoAwait(int n) => n * 2;

    [Observe]
    public static async Task NothingToDo(Log unused)
    {
    }

    [Observe]
    public static async Task<int> CompletesAtOnce(Task<int> done) => await done + 1;

    [Observe]
    public static async Task<int> Two(Gate first, Gate second)
    {
        var a = await first.Opened;
        return a - await second.Opened;
    }

    [Observe]
    public static async Task<string> ReadsItsArgumentsLate(string text, int n)
    {
        text += "a";
        await Task.Yield();
        text += n++;
        await Task.Yield();
        return text + n;
    }

    [Observe]
    public static async Task<T> Generic<T, TOther>(T value, TOther other)
        where TOther : notnull
    {
        await Task.Yield();
        return other.ToString() == "throw" ? throw new ArgumentException("other", nameof(other)) : value;
    }

    [Observe]
    public static async Task<dynamic> Dynamic(Task<dynamic> task) => (int)await task + 1;

    [Observe]
    public static async Task<int> Captures(int n)
    {
        Func<int, int> add = x => x + n;
        await Task.Yield();
        n = 10;
        return add(1);
    }

    [Observe]
    public static async Task<string> SetsAsyncLocal(string value)
    {
        Local.Value = value;
        await Task.Yield();
        return Local.Value;
    }

    [Observe]
    public static async Task<int> Sibling(Gate gate, string name) => await gate.Opened + name.Length;

    public static Task<string> RunTasks() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        var cases = new AsyncCases();
        await cases.Plain(log, "plain");
        log.Add(await cases.Ask("why", 1));
        await cases.Value(log);
        log.Add(await cases.ValueOf(1, 2));
        log.Add(await cases.Pooled(5));
    });

    public static Task<string> RunWithoutSuspension() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        log.Add(NoAwait(2).IsCompletedSuccessfully);
        log.Add(await NoAwait(3));
        log.Add(NothingToDo(log).IsCompletedSuccessfully);
        log.Add(CompletesAtOnce(Task.FromResult(1)).IsCompletedSuccessfully);
        log.Add(await CompletesAtOnce(Task.FromResult(2)));
    });

    public static Task<string> RunArguments() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        log.Add(await ReadsItsArgumentsLate("x", 1));
        log.Add(await Captures(1));
        log.Add(await Dynamic(Task.FromResult<dynamic>(41)));
    });

    public static Task<string> RunGenerics() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        log.Add(await Generic("a", 1));
        log.Add(await Generic(2, "b"));
        log.Add(await new Box<string>("text").Get(1.5));
        log.Add(await new Box<int>(4).Get("p"));
        log.Add(await new Box<int>.Inner<string>(5, "in").Describe('m', 2));
        log.Add(await new Derived<long>(6).Get("d"));
    });

    public static async Task<string> RunGenericThrows() => await Generic("value", "throw");

    public static Task<string> RunInTurn() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        var first = new Gate();
        var second = new Gate();
        var task = Two(first, second);
        log.Add(task.IsCompleted);
        second.Open(3);
        log.Add(task.IsCompleted);
        first.Open(5);
        log.Add(await task);
    });

    public static Task<string> RunSiblings() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        var gates = new[] { new Gate(), new Gate(), new Gate() };
        var all = Task.WhenAll(Sibling(gates[0], "a"), Sibling(gates[1], "bb"), Sibling(gates[2], "ccc"));
        gates[2].Open(30);
        gates[0].Open(10);
        gates[1].Open(20);
        log.Add(string.Join(',', await all));
    });

    public static Task<string> RunAsyncLocal() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        Local.Value = "outer";
        log.Add(await SetsAsyncLocal("inner"));
        log.Add(Local.Value);
        Local.Value = null;
    });

    public static Task<string> RunLambdasAndLocals() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        var factor = 3;
        Func<int, Task<int>> lambda = [Observe] async (x) =>
        {
            await Task.Yield();
            return x * factor;
        };
        log.Add(await lambda(2));
        log.Add(await Local(5));
        log.Add(Sync(1));
        factor = 4;
        log.Add(await lambda(2));

        [Observe]
        async Task<int> Local(int y)
        {
            await Task.Yield();
            return y + factor;
        }

        [Observe]
        static int Sync(int z) => z + 1;
    });

    private static async Task<string> Run(Func<Log, Task> scenario)
    {
        var log = new Log();
        await scenario(log);
        return log.ToString();
    }

    public class Box<T>(T value)
    {
        [Observe]
        public virtual async Task<string> Get<TOther>(TOther other)
        {
            await Task.Yield();
            return $"{value} {other} {typeof(T).Name} {typeof(TOther).Name}";
        }

        public struct Inner<TInner>(T value, TInner inner)
        {
            private int _calls;

            [Observe]
            public async ValueTask<(T, TInner, TMethod, int)> Describe<TMethod>(TMethod method, int unused)
            {
                _calls++;
                await Task.Yield();
                _calls++;
                return (value, inner, method, _calls);
            }
        }
    }

    public class Derived<T>(T value) : Box<T[]>([value])
    {
        [Observe]
        public override async Task<string> Get<TOther>(TOther other) => "derived " + await base.Get(other);
    }
}

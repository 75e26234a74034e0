using System.Diagnostics;
using System.Runtime.CompilerServices;
using AssemblyToProcess.Builders;
using Judgeval;

namespace AssemblyToProcess;

/// <summary>Asynchronous methods whose builder is not the framework's: nobody keeps their callers' context for them.</summary>
public class BuilderCases
{
    private readonly string _suffix = "!";

    [Observe]
    public async Bare<string> Struct(Log log, Gate gate, string text)
    {
        Child("before");
        log.Add(await gate.Opened);
        Child("after");
        return text + _suffix;
    }

    [Observe]
    public static async Direct<int> Class(Direct<int> first, Direct<int> second)
    {
        Child("start");
        var a = await first;
        Child("middle");
        var b = await second;
        Child("end");
        return a - b;
    }

    [Observe]
    public static async Direct<T> Generic<T, TOther>(T value, Direct<TOther> other)
        where TOther : notnull => (await other).ToString() == "throw" ? throw new ArgumentException("other", nameof(other)) : value;

    [Observe]
    public static async Bare<int> NoAwait(int n) => n * 2;

    [Observe]
    public static async Direct<int> ThrowsAtOnce(string message) => throw new InvalidOperationException(message);

    [Observe]
    public static async Direct<int> Handles(Log log, Direct<int> task)
    {
        try
        {
            return await task;
        }
        catch (TimeoutException exception)
        {
            Child("handler");
            return -(await NoAwait(exception.Message.Length));
        }
        finally
        {
            log.Add("finally");
        }
    }

    [Observe]
    public static async Cold Later(Log log, Gate gate)
    {
        log.Add("started");
        log.Add(await gate.Opened);
    }

    [Observe]
    public static async Forgotten Forget(Log log, Direct<int> task, bool fail)
    {
        log.Add("begun");
        log.Add(await task);
        Child("forgotten");
        if (fail)
        {
            throw new InvalidOperationException("nobody will know");
        }
    }

    [Observe]
    [AsyncMethodBuilder(typeof(BareValueTaskBuilder))]
    public static async ValueTask OfMethod(Gate gate)
    {
        await gate.Opened;
        Child("of method");
    }

    [Observe]
    public static async Direct<string> OwnActivity(Direct<int> task)
    {
        using (new Activity("own").Start())
        {
            await task;
            Child("under own");
        }

        Child("under span");
        return Activity.Current?.Parent is null ? "" : "!";
    }

    [Observe(Fork = true)]
    public static async Direct<int> Forked(Direct<int> task)
    {
        Child("before fork");
        var n = await task;
        Child("after fork");
        return n;
    }

    [Observe]
    public static async Task<int> AroundFork(Direct<int> task) => await Ambient.Kept(() => Forked(task));

    [Guardrail("bare_check")]
    public static async Bare<bool> Checks(Gate gate) => await gate.Opened > 2;

    [Observe]
    public static string Child(string name) => name;

    public static Task<string> RunStruct() => Run(static async log =>
    {
        var gate = new Gate();
        var task = Ambient.Kept(() => new BuilderCases().Struct(log, gate, "text"));
        Ambient.Kept(() => gate.Open(3));
        log.Add(await task);
        log.Add(await Ambient.Kept(() => NoAwait(4)));
    });

    public static Task<string> RunGuardrail() => Run(static async log =>
    {
        var gate = new Gate();
        var task = Ambient.Kept(() => Checks(gate));
        Ambient.Kept(() => gate.Open(3));
        log.Add(await task);
    });

    public static Task<string> RunClass() => Run(static async log =>
    {
        var first = new Direct<int>();
        var second = new Direct<int>();
        var task = Ambient.Kept(() => Class(first, second));
        Ambient.Kept(() => second.SetResult(3));
        log.Add(task.IsCompleted);
        Ambient.Kept(() => first.SetResult(5));
        log.Add(task.IsCompleted);
        log.Add(await task);
    });

    public static Task<string> RunInOtherContext() => Run(static async log =>
    {
        var first = new Direct<int>();
        var second = new Direct<int>();
        var task = Ambient.Kept(() => Class(first, second));
        task.OnCompleted(() => log.Add(Activity.Current?.OperationName is nameof(Class) or "ambient"));
        await Task.Run(() =>
        {
            using var other = new Activity("other").Start();
            Ambient.Kept(() => first.SetResult(5));
            Activity.Current = null;
            Ambient.Kept(() => second.SetResult(2));
        });
        log.Add(task.GetResult());
    });

    public static Task<string> RunGeneric() => Run(static async log =>
    {
        var task = new Direct<string>();
        var text = Ambient.Kept(() => Generic("text", task));
        var number = Ambient.Kept(() => Generic(7, task));
        Ambient.Kept(() => task.SetResult("other"));
        log.Add(await text);
        log.Add(await number);
        log.Add(await new Box<long>(9).Get("inner"));
    });

    public static Task<string> RunConcurrently() => Run(static async log =>
    {
        var first = new Direct<int>();
        var second = new Direct<int>();
        var third = new Direct<int>();
        var one = Ambient.Kept(() => Class(first, second));
        var two = Ambient.Kept(() => Class(second, third));
        var three = Ambient.Kept(() => Class(one, two));
        Ambient.Kept(() => third.SetResult(1));
        Ambient.Kept(() => second.SetResult(2));
        Ambient.Kept(() => first.SetResult(4));
        log.Add($"{one.GetResult()} {two.GetResult()} {await three}");
    });

    public static async Task<string> RunOnManyThreads()
    {
        var sums = await Task.WhenAll(Enumerable.Range(0, 64).Select(static n => Task.Run(async () =>
        {
            var first = new Direct<int>();
            var second = new Direct<int>();
            var task = Ambient.Kept(() => Class(first, second));
            await Task.WhenAll(Task.Run(() => Ambient.Kept(() => first.SetResult(n))), Task.Run(() => Ambient.Kept(() => second.SetResult(1))));
            return await task;
        })));
        return sums.Sum().ToString();
    }

    public static Task<string> RunHandled() => Run(static async log =>
    {
        var task = new Direct<int>();
        var handled = Ambient.Kept(() => Handles(log, task));
        Ambient.Kept(() => task.SetException(new TimeoutException("late")));
        log.Add(await handled);
    });

    public static Task<string> RunCold() => Run(static async log =>
    {
        var gate = new Gate();
        var task = Ambient.Kept(() => Later(log, gate));
        log.Add("not started");
        var awaiter = Ambient.Kept(() => task.GetAwaiter());
        Ambient.Kept(() => gate.Open(6));
        awaiter.GetResult();
    });

    public static Task<string> RunForgotten() => Run(static async log =>
    {
        var task = new Direct<int>();
        Ambient.Kept(() => Forget(log, task, fail: false));
        Ambient.Kept(() => Forget(log, task, fail: true));
        Ambient.Kept(() => task.SetResult(8));
    });

    public static Task<string> RunOfMethod() => Run(static async log =>
    {
        var gate = new Gate();
        var task = Ambient.Kept(() => OfMethod(gate));
        Ambient.Kept(() => gate.Open(1));
        await task;
    });

    public static Task<string> RunForked() => Run(static async log =>
    {
        var task = new Direct<int>();
        var around = AroundFork(task);
        await Task.Run(() => Ambient.Kept(() => task.SetResult(3)));
        log.Add(await around);
    });

    // Unwoven, too, the builder lets the caller have the method's own activity.
    public static Task<string> RunOwnActivity() => Run(static async log =>
    {
        var before = Activity.Current;
        var task = new Direct<int>();
        var own = OwnActivity(task);
        log.Add(Activity.Current?.OperationName);
        task.SetResult(1);
        Activity.Current = before;
        await own;
    });

    public static async Task<string> RunThrowsAtOnce() => (await Ambient.Kept(() => ThrowsAtOnce("at once"))).ToString();

    public static async Task<string> RunThrowsLate()
    {
        var task = new Direct<string>();
        var generic = Ambient.Kept(() => Generic(1, task));
        Ambient.Kept(() => task.SetResult("throw"));
        return (await generic).ToString();
    }

    private static async Task<string> Run(Func<Log, Task> scenario)
    {
        var log = new Log();
        await scenario(log);
        return log.ToString();
    }

    public readonly struct Box<T>(T value)
    {
        [Observe]
        public async Bare<(T, TInner)> Get<TInner>(TInner inner)
        {
            await Task.Yield();
            return (value, inner);
        }
    }
}

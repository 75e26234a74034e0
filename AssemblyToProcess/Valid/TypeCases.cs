using Judgeval;

namespace AssemblyToProcess;

/// <summary>Kinds of members and of the types that declare them.</summary>
public static class TypeCases
{
    [Observe]
    public static string Extend(this Counter counter, string text) => $"{counter.Count} {text}";

    [Observe]
    public static void ExtendByRef(this ref Counter counter, int by) => counter.Count += by;

    public static string RunStructs()
    {
        var log = new Log();
        var counter = new Counter();
        log.Add(counter.Increment(2));
        log.Add(counter.Count);
        log.Add(counter.Replace(new Counter { Count = 40 }));
        log.Add(counter.Count);
        counter.ExtendByRef(2);
        log.Add(counter.Extend("extended"));
        log.Add(((ICounter)counter).Peek(1));
        ICounter boxed = counter;
        log.Add(boxed.Increment(1));
        log.Add(boxed.Peek(0));
        log.Add(counter.Count);
        log.Add(new Fixed(3).Scale(2));
        return log.ToString();
    }

    public static string RunInterfaces()
    {
        var log = new Log();
        IGreeter plain = new Greeter();
        log.Add(plain.Greet("a"));
        log.Add(plain.Default("b"));
        log.Add(new Greeter().Greet("c"));
        log.Add(IGreeter.Static("d"));
        log.Add(Virtual<Greeter>("e"));
        log.Add(string.Join(',', plain.Names(2)));
        log.Add(plain.DefaultAsync("f").GetAwaiter().GetResult());
        return log.ToString();

        static string Virtual<T>(string name)
            where T : IGreeter => T.StaticVirtual(name);
    }

    public static string RunInheritance()
    {
        var log = new Log();
        Base derived = new Derived();
        log.Add(derived.Describe(1));
        log.Add(((Derived)derived).Hidden());
        log.Add(derived.Hidden());
        return log.ToString();
    }

    public static string RunOperators()
    {
        var log = new Log();
        var a = new Money(3);
        var b = new Money(4);
        log.Add((a + b).Amount);
        log.Add((-a).Amount);
        log.Add((int)b);
        Money converted = 9;
        log.Add(converted.Amount);
        log.Add(a == b);
        log.Add(a == new Money(3));
        log.Add((a with { Amount = 5 }).Doubled());
        log.Add(a ? "true" : "false");
        log.Add((a && b).Amount);
        return log.ToString();
    }

    public static string RunOperatorThrows() => (new Money(1) / new Money(0)).ToString();

    public static string RunEvents()
    {
        var log = new Log();
        var source = new EventSource(log);
        EventHandler handler = (_, _) => log.Add("raised");
        source.Changed += handler;
        source.Raise();
        source.Changed -= handler;
        source.Raise();
        return log.ToString();
    }

    public interface ICounter
    {
        int Increment(int by);

        int Peek(int offset);
    }

    public struct Counter : ICounter
    {
        public int Count;

        [Observe]
        public int Increment(int by)
        {
            Count += by;
            return Count;
        }

        [Observe]
        public int Replace(Counter other)
        {
            this = other;
            return Count;
        }

        [Observe]
        readonly int ICounter.Peek(int offset) => Count + offset;
    }

    public readonly struct Fixed(int value)
    {
        [Observe]
        public int Scale(int by) => value * by;
    }

    public interface IGreeter
    {
        string Greet(string name);

        [Observe]
        string Default(string name) => Greet(name) + " by default";

        [Observe]
        static string Static(string name) => $"static {name}";

        [Observe]
        IEnumerable<string> Names(int n)
        {
            for (var i = 0; i < n; i++)
            {
                yield return Greet(i.ToString());
            }
        }

        [Observe]
        async Task<string> DefaultAsync(string name)
        {
            await Task.Yield();
            return Greet(name);
        }

        static abstract string StaticVirtual(string name);
    }

    public sealed class Greeter : IGreeter
    {
        [Observe]
        public string Greet(string name) => $"hello {name}";

        [Observe]
        string IGreeter.Greet(string name) => Greet(name).ToUpperInvariant();

        [Observe]
        static string IGreeter.StaticVirtual(string name) => $"virtual {name}";
    }

    public class Base
    {
        [Observe]
        public virtual string Describe(int n) => $"base {n}";

        [Observe]
        public string Hidden() => "base hidden";
    }

    public sealed class Derived : Base
    {
        [Observe]
        public sealed override string Describe(int n) => $"derived {base.Describe(n + 1)}";

        [Observe]
        public new string Hidden() => "derived hidden";
    }

    public record Money(int Amount)
    {
        [Observe]
        public static Money operator +(Money left, Money right) => new(left.Amount + right.Amount);

        [Observe]
        public static Money operator -(Money value) => new(-value.Amount);

        [Observe]
        public static Money operator /(Money left, Money right) => new(left.Amount / right.Amount);

        [Observe]
        public static Money operator &(Money left, Money right) => new(left.Amount & right.Amount);

        [Observe]
        public static explicit operator int(Money value) => value.Amount;

        [Observe]
        public static implicit operator Money(int amount) => new(amount);

        [Observe]
        public static bool operator true(Money value) => value.Amount > 0;

        [Observe]
        public static bool operator false(Money value) => value.Amount <= 0;

        [Observe]
        public int Doubled() => Amount * 2;
    }

    public sealed class EventSource(Log log)
    {
        private EventHandler? _changed;

        public event EventHandler Changed
        {
            [Observe]
            add
            {
                log.Add("add");
                _changed += value;
            }

            [Observe]
            remove
            {
                log.Add("remove");
                _changed -= value;
            }
        }

        public void Raise() => _changed?.Invoke(this, EventArgs.Empty);
    }
}

using Judgeval;

namespace AssemblyToProcess;

/// <summary>Constructors: the span covers what follows the call of the other constructor.</summary>
public static class ConstructorCases
{
    public static string RunClasses()
    {
        var log = new Log();
        log.Add(new Plain());
        log.Add(new Plain("text"));
        log.Add(new Chained(3));
        log.Add(new Chained("12"));
        log.Add(new GenericChild(5, log));
        log.Add(new GenericBase<string>("s", log));
        log.Add(new Primary(1, "two"));
        log.Add(new Primary(3));
        Parsed.Text = "4";
        log.Add(new Parsed(1));
        log.Add(new Required { Name = "required", Size = 3 });
        return log.ToString();
    }

    public static string RunStructs()
    {
        var log = new Log();
        log.Add(new Range(5, 2));
        log.Add(new Range(4));
        return log.ToString();
    }

    public static string RunEarlyReturn() => $"{new Early(-1)} {new Early(1)}";

    public static string RunThrows() => new Chained(-1).ToString();

    public static string RunBaseArgumentThrows() => new Chained("not a number").ToString();

    public static string RunFieldInitialiserThrows()
    {
        Parsed.Text = "bad";
        return new Parsed(1).ToString();
    }

    public class Plain
    {
        private readonly List<string> _items = ["initial"];
        private readonly int _length;

        [Observe]
        public Plain()
        {
        }

        [Observe]
        public Plain(string text)
        {
            _items.Add(text);
            _length = text.Length;
        }

        public override string ToString() => $"{string.Join(',', _items)} {_length}";
    }

    public class Chained : Plain
    {
        private readonly int _number = 7;

        [Observe]
        public Chained(int number)
            : base($"number {(number > 0 ? number : 0)}")
        {
            if (number < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(number));
            }

            _number += number;
        }

        [Observe]
        public Chained(string text)
            : this(int.Parse(text))
        {
            _number *= 2;
        }

        public override string ToString() => $"{base.ToString()} {_number}";
    }

    public class GenericBase<T>
    {
        [Observe]
        public GenericBase(T value, Log log)
        {
            Value = value;
            log.Add($"base {value}");
        }

        public T Value { get; }

        public override string ToString() => $"{GetType().Name} {Value}";
    }

    public sealed class GenericChild : GenericBase<int>
    {
        private readonly Func<int> _later;

        [Observe]
        public GenericChild(int value, Log log)
            : base(value + 1, log)
        {
            log.Add("child");
            _later = () => value * 2;
        }

        public override string ToString() => $"{base.ToString()} {_later()}";
    }

    public sealed class Primary(int first, string second)
    {
        [Observe]
        public Primary(int first)
            : this(first, "default")
        {
            first++;
        }

        [Observe]
        public override string ToString() => $"{first} {second}";
    }

    public sealed class Required
    {
        [Observe]
        public Required()
        {
            Size = 1;
        }

        public required string Name { get; init; }

        public int Size { get; init; }

        public override string ToString() => $"{Name} {Size}";
    }

    public struct Range
    {
        private readonly int _from;
        private readonly int _to;

        [Observe]
        public Range(int from, int to)
        {
            this = default;
            (_from, _to) = from < to ? (from, to) : (to, from);
        }

        [Observe]
        public Range(int to)
            : this(0, to)
        {
        }

        public override readonly string ToString() => $"{_from}..{_to}";
    }

    public sealed class Early
    {
        private readonly int _value;

        [Observe]
        public Early(int value)
        {
            if (value < 0)
            {
                return;
            }

            _value = value;
        }

        public override string ToString() => $"{_value}";
    }

    public sealed class Parsed
    {
        [ThreadStatic]
        public static string Text;

        private readonly int _value = int.Parse(Text);

        [Observe]
        public Parsed(int value)
        {
            _value += value;
        }

        public override string ToString() => $"{_value}";
    }
}

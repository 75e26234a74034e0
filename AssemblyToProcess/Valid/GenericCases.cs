using System.Numerics;
using Judgeval;

namespace AssemblyToProcess;

/// <summary>Generic methods in generic and plain types, with every kind of constraint.</summary>
public class GenericCases
{
    [Observe]
    public static T Echo<T>(T value) => value;

    [Observe]
    public static TResult Convert<TSource, TResult>(TSource source, Func<TSource, TResult> convert) => convert(source);

    [Observe]
    public static T? OrDefault<T>(T? value, bool use)
        where T : struct => use ? value : null;

    [Observe]
    public static T Create<T>(int times)
        where T : class, new()
    {
        T created = new();
        for (var i = 1; i < times; i++)
        {
            created = new T();
        }

        return created;
    }

    [Observe]
    public static int Compare<T>(T left, T right)
        where T : IComparable<T> => left.CompareTo(right);

    [Observe]
    public static unsafe int Size<T>(T value)
        where T : unmanaged => sizeof(T);

    [Observe]
    public static T Sum<T>(params T[] values)
        where T : INumber<T>
    {
        var sum = T.Zero;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    [Observe]
    public static string Name<TEnum, TDelegate, TText>(TEnum value, TDelegate call, TText text)
        where TEnum : struct, Enum
        where TDelegate : Delegate
        where TText : notnull => $"{value} {call.Method.ReturnType.Name} {text}";

    [Observe]
    public static int Length<T>(scoped T span, Func<T, int> length)
        where T : allows ref struct => length(span);

    public static string RunMethods()
    {
        var log = new Log();
        log.Add(Echo("text"));
        log.Add(Echo(5));
        log.Add(Echo<object?>(null));
        log.Add(Echo(new Point(1, 2)));
        log.Add(Convert("abc", static text => text.Length));
        log.Add(Convert(3, static n => new string('x', n)));
        log.Add(OrDefault<int>(3, use: true));
        log.Add(OrDefault<int>(3, use: false));
        log.Add(Create<Log>(2).ToString());
        log.Add(Compare("a", "b"));
        log.Add(Compare(2, 1));
        log.Add(Size(1L));
        log.Add(Sum(1, 2, 3));
        log.Add(Sum(1.5, 2));
        log.Add(Name(DayOfWeek.Friday, Size<int>, "text"));
        log.Add(Length("span".AsSpan(), static span => span.Length));
        return log.ToString();
    }

    public static string RunTypes()
    {
        var log = new Log();
        var texts = new Box<string>("text");
        var numbers = new Box<int>(5);
        log.Add(texts.Get());
        log.Add(numbers.Get());
        log.Add(texts.Pair(1.5));
        log.Add(numbers.Pair("p"));
        log.Add(Box<string>.Static("a", 'c'));
        log.Add(texts.Change("other"));
        log.Add(texts.Get());
        log.Add(new Box<int>.Inner<string>(3, "in").Describe<Point>(new Point(1, 1)));
        log.Add(new Special<long>(7).Get());
        return log.ToString();
    }

    public static string RunThrows() => new Box<string>(null!).Pair(1);

    public static string RunValueTypeThrows() => new Box<int>.Inner<string>(3, "throw").Describe(1);

    public class Box<T>(T value)
    {
        private T _value = value;

        [Observe]
        public virtual T Get() => _value;

        [Observe]
        public string Pair<TOther>(TOther other)
        {
            ArgumentNullException.ThrowIfNull(_value);
            return $"{_value} {other} {typeof(T).Name} {typeof(TOther).Name}";
        }

        [Observe]
        public T Change(T value)
        {
            (value, _value) = (_value, value);
            return value;
        }

        [Observe]
        public static string Static<TOther>(T value, TOther other) => $"{value} {other}";

        public struct Inner<TInner>(T value, TInner inner)
        {
            private int _calls;

            [Observe]
            public string Describe<TMethod>(TMethod method)
            {
                _calls++;
                return inner is "throw"
                    ? throw new InvalidOperationException($"{method}")
                    : $"{value} {inner} {method} {_calls}";
            }
        }
    }

    public class Special<T>(T value) : Box<T[]>([value, value])
    {
        [Observe]
        public override T[] Get()
        {
            var values = base.Get();
            return values.Length == 2 ? [values[0]] : values;
        }
    }
}

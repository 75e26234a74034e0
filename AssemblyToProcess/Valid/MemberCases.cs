using System.Runtime.CompilerServices;
using Judgeval;

namespace AssemblyToProcess;

/// <summary>Members beyond the usual: diamonds of default implementations, virtual statics, all operators, partial members, odd names.</summary>
public static partial class MemberCases
{
    [Observe]
    public static string Optional(int n, string text = "default", DayOfWeek day = DayOfWeek.Friday, decimal amount = 1.5m, Point point = default) => $"{n} {text} {day} {amount} {point}";

    [Observe]
    public static int Überraschung(int größe, string @class) => größe + @class.Length;

    [Observe]
    public static int @return(int @int) => @int + 1;

    [Observe]
    public static TDerived Narrow<TBase, TDerived>(TBase value)
        where TBase : class
        where TDerived : TBase => (TDerived)value;

    [Observe]
    public static string Virtual<T>(int n)
        where T : IVirtual<T> => T.Overridden(n) + T.Inherited(n);

    public static string RunDefaults()
    {
        var log = new Log();
        IRight diamond = new Diamond();
        log.Add(diamond.Describe(1));
        log.Add(((ILeft)diamond).Describe(2));
        log.Add(((ITop)new Bottom()).Describe(3));
        log.Add(((ITop)new Reabstracted()).Describe(4));
        log.Add(Virtual<Overrides>(5));
        return log.ToString();
    }

    public static string RunInheritance()
    {
        Abstract concrete = new Concrete();
        return $"{concrete.Do(1)} {concrete[2]} {((Concrete)concrete).Do(3)} {new Overload().Do(4)} {((Abstract)new Overload()).Do(5)}";
    }

    public static string RunOperators()
    {
        var log = new Log();
        var a = new Number(6);
        var b = new Number(3);
        log.Add(a - b);
        log.Add(checked(a + b));
        log.Add(a + b);
        log.Add(a % b);
        log.Add(a << 2);
        log.Add(a >>> 1);
        log.Add(~a);
        log.Add(!a);
        log.Add(a++);
        log.Add(--a);
        log.Add(a > b);
        log.Add(a < b);
        log.Add((long)a);
        log.Add(checked((byte)a));
        a += b;
        a *= 2;
        log.Add(a);
        var counter = new Score();
        counter++;
        counter += 5;
        log.Add(counter.Count);
        return log.ToString();
    }

    public static string RunCheckedThrows() => checked(new Number(int.MaxValue) + new Number(1)).ToString();

    public static string RunParts()
    {
        var part = new Part { Text = "set" };
        part.Changed += static (_, _) => { };
        return $"{part.Method(1)} {part.Text} {part[2]}";
    }

    public static string RunNames() => $"{Überraschung(1, "abc")} {@return(2)} {GlobalCase.Global(3)} {Optional(1)} {Optional(2, day: DayOfWeek.Monday, text: "named")} {Narrow<object, string>("narrowed")}";

    public static string RunNarrowThrows() => Narrow<object, string>(1);

    public interface ITop
    {
        [Observe]
        string Describe(int n) => $"top {n}";
    }

    public interface ILeft : ITop
    {
        [Observe]
        string ITop.Describe(int n) => $"left {n}";
    }

    public interface IRight : ITop
    {
        [Observe]
        string ITop.Describe(int n) => $"right {n}";
    }

    public class Diamond : ILeft, IRight
    {
        [Observe]
        string ITop.Describe(int n) => $"diamond {n}";
    }

    public sealed class Bottom : ILeft;

    public interface IAbstract : ITop
    {
        abstract string ITop.Describe(int n);
    }

    public sealed class Reabstracted : IAbstract
    {
        [Observe]
        public string Describe(int n) => $"again {n}";
    }

    public interface IVirtual<TSelf>
        where TSelf : IVirtual<TSelf>
    {
        [Observe]
        static virtual string Overridden(int n) => "not overridden";

        [Observe]
        static virtual string Inherited(int n) => $"inherited {n}";
    }

    public readonly struct Overrides : IVirtual<Overrides>
    {
        [Observe]
        public static string Overridden(int n) => $"overridden {n}";
    }

    public abstract class Abstract
    {
        public abstract string this[int index] { get; }

        public abstract int Do(int n);
    }

    public class Concrete : Abstract
    {
        [Observe]
        public override string this[int index] => $"item {index}";

        [Observe]
        public override int Do(int n) => n * 2;
    }

    public sealed class Overload : Concrete
    {
        [Observe]
        public override int Do(int n) => base.Do(n) + 1;

        [Observe]
        public int Do(long n) => (int)n + 100;
    }

    public readonly record struct Number(int Value)
    {
        [Observe]
        public static Number operator +(Number left, Number right) => new(unchecked(left.Value + right.Value));

        [Observe]
        public static Number operator checked +(Number left, Number right) => new(checked(left.Value + right.Value));

        [Observe]
        public static Number operator -(Number left, Number right) => new(left.Value - right.Value);

        [Observe]
        public static Number operator *(Number left, int right) => new(left.Value * right);

        [Observe]
        public static Number operator %(Number left, Number right) => new(left.Value % right.Value);

        [Observe]
        public static Number operator <<(Number left, int right) => new(left.Value << right);

        [Observe]
        public static Number operator >>>(Number left, int right) => new(left.Value >>> right);

        [Observe]
        public static Number operator ~(Number value) => new(~value.Value);

        [Observe]
        public static bool operator !(Number value) => value.Value == 0;

        [Observe]
        public static Number operator ++(Number value) => new(value.Value + 1);

        [Observe]
        public static Number operator --(Number value) => new(value.Value - 1);

        [Observe]
        public static bool operator >(Number left, Number right) => left.Value > right.Value;

        [Observe]
        public static bool operator <(Number left, Number right) => left.Value < right.Value;

        [Observe]
        public static explicit operator long(Number value) => value.Value;

        [Observe]
        public static explicit operator byte(Number value) => unchecked((byte)value.Value);

        [Observe]
        public static explicit operator checked byte(Number value) => checked((byte)value.Value);
    }

    /// <summary>Changed in place by its operators.</summary>
    public sealed class Score
    {
        public int Count { get; private set; }

        [Observe]
        public void operator +=(int by) => Count += by;

        [Observe]
        public void operator ++() => Count++;
    }

    public sealed partial class Part
    {
        [Observe]
        public partial string Method(int n);

        public partial string Text { get; set; }

        [Observe]
        public partial int this[int index] { get; }

        public partial event EventHandler Changed;
    }

    public sealed partial class Part
    {
        private string _text = "";

        public partial string Method(int n) => $"part {n}";

        [Observe]
        public partial string Text
        {
            get => _text + "!";
            set => _text = value;
        }

        public partial int this[int index] => index + _text.Length;

        public partial event EventHandler Changed
        {
            [Observe]
            add => _text += "+";
            remove => _text = "";
        }
    }
}

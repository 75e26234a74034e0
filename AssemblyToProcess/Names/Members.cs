using Judgeval;

namespace NamesToProcess;

/// <summary>Members whose compiled names say more, or less, than the user wrote.</summary>
public static class Members
{
    extension(string text)
    {
        [Observe]
        public string Shouted => text.ToUpperInvariant();

        [Observe]
        public static string operator *(string left, int times) => string.Concat(Enumerable.Repeat(left, times));
    }

    public static IEnumerable<string> Run()
    {
        var box = new Box<int>(1);
        IBox<int> explicitBox = box;
        yield return explicitBox.Put(2).ToString();
        yield return explicitBox.Content.ToString();
        yield return explicitBox.Later().ToString();
        yield return box.Mapped(static n => n + 1).ToString();
        yield return new Box<int>.Lid<string>("lid").Text;
        yield return new Hidden("hidden").Text();
        yield return ((IHidden)new Hidden("hidden")).Explicit("explicit");
        yield return new Lambdas().Run();
        yield return "shout".Shouted;
        yield return "twice" * 2;
    }
}

public interface IBox<T>
{
    T Content { get; }

    T Put(T value);

    T Later();
}

public class Box<T> : IBox<T>
{
    private T _content;

    [Observe]
    public Box(T content) => _content = content;

    [Observe]
    T IBox<T>.Content => _content;

    [Observe]
    public TResult Mapped<TResult>(Func<T, TResult> map) => map(_content);

    [Observe]
    T IBox<T>.Put(T value) => _content = value;

    T IBox<T>.Later()
    {
        var lambda = [Observe] () => _content;
        return Local() is var first ? lambda() : first;

        [Observe]
        T Local() => _content;
    }

    [method: Observe]
    public class Lid<TText>(TText text)
    {
        public TText Text => text;
    }
}

file interface IHidden
{
    string Explicit(string text);
}

[method: Observe]
file class Hidden(string text) : IHidden
{
    [Observe]
    public string Text() => text;

    [Observe]
    string IHidden.Explicit(string text) => text;
}

public class Lambdas
{
    private static readonly Func<int, int> Static = [Observe] (n) => n + 1;
    private readonly Func<int, int> _field = [Observe] (n) => n + 2;

    public int Property
    {
        get
        {
            Func<int, int> lambda = [Observe] (n) => n + 3;
            return lambda(0);
        }
    }

    public string Run()
    {
        var nested = () =>
        {
            var inner = [Observe] () => 4;
            return inner();
        };
        var later = [Observe] async () =>
        {
            await Task.Yield();
            return 5;
        };
        return $"{Static(0)} {_field(0)} {Property} {nested()} {later().GetAwaiter().GetResult()}";
    }
}

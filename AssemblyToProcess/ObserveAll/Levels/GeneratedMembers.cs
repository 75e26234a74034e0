using Judgeval;

namespace Shop.Levels;

/// <summary>Most of a record is made by the compiler, and none of that is observed; a file-local type is the user's own.</summary>
[ObserveAll(Members = ObservedMembers.All)]
public record GeneratedMembers(int Number)
{
    public int Doubled() => Number * 2;

    public static string Run()
    {
        var one = new GeneratedMembers(1);
        var (number, same) = (one with { Number = 2 }, one == new GeneratedMembers(1));
        Func<int, int> lambda = n => n + Local(n);
        return $"{one} {number.Doubled()} {same} {lambda(1)} {Steps().Sum()} {new Hidden().Shown()} {new Pair(1, 2).Total()} {Box<int>.Of(3)}";

        static int Local(int n) => n;
    }

    private static IEnumerable<int> Steps()
    {
        yield return 1;
    }
}

[ObserveAll(Members = ObservedMembers.All)]
file class Hidden
{
    public int Shown() => 5;
}

[ObserveAll(Include = "Shop.Levels.Pair.Pair, Shop.Levels.Pair.Total", Members = ObservedMembers.All)]
public readonly struct Pair(int left, int right)
{
    public int Total() => left + right + Unnamed();

    private int Unnamed() => 0;
}

[ObserveAll(Include = "Shop.Levels.Box.*")]
public static class Box<T>
{
    public static T Of(T value) => value;
}

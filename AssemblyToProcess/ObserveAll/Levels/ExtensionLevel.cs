using Judgeval;

namespace Shop.Levels;

/// <summary>Members of extension blocks count as what the user wrote: properties, methods and operators.</summary>
[ObserveAll("extension", Members = ObservedMembers.PublicMethods)]
public static class ExtensionLevel
{
    extension(int number)
    {
        public int Tripled => number * 3;

        [Observe("explicit")]
        [SpanTag("receiver", "int")]
        public int Name => number;

        public int Plus(int other) => number + other;
    }

    extension(string text)
    {
        public string Name => text;

        public static string operator -(string value) => value.Trim();
    }

    public static string Run() => $"{2.Tripled} {3.Name} {4.Plus(1)} {"text".Name} {-"trimmed "}";
}

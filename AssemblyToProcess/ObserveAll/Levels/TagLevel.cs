using Judgeval;

namespace Shop.Levels;

/// <summary>Fixed attributes of spans, from every level.</summary>
[ObserveAll]
[SpanTag("level", "type")]
[SpanTag("type", true)]
public class TagLevel
{
    [SpanTag("level", "method")]
    [SpanTag("int", -2)]
    [SpanTag("long", 5_000_000_000)]
    [SpanTag("double", 0.5)]
    [SpanTag("judgment.span_kind", "not this")]
    public int Values() => 1;

    public int Inherited() => 2;

    [SpanTag("step", 1)]
    public IEnumerable<int> Steps()
    {
        yield return 3;
    }

    [SpanTag("async", 1)]
    public async Task<int> LaterAsync()
    {
        await Task.Yield();
        return 4;
    }

    [Observe]
    [SpanTag("level", "property")]
    public int Property
    {
        [SpanTag("accessor", "get")]
        get => 5;
    }

    [DoNotObserve]
    [SpanTag("level", "nested")]
    public class Nested
    {
        [Observe]
        public int Method() => 6;
    }

    [DoNotObserve]
    public static string Run()
    {
        var tags = new TagLevel();
        return $"{tags.Values()} {tags.Inherited()} {tags.Steps().Sum()} {tags.LaterAsync().GetAwaiter().GetResult()} {tags.Property} {new Nested().Method()}";
    }
}

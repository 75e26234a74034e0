using Judgeval;

namespace Shop.Agents;

public class Planner
{
    private int _calls;

    public Planner() => _calls = 0;

    public int Calls => _calls;

    public string Plan(string goal)
    {
        _calls++;
        return Step(goal) + Hidden(goal);
    }

    public async Task<int> ThinkAsync(int depth)
    {
        await Task.Yield();
        return depth + 1;
    }

    public IEnumerable<int> Steps(int n)
    {
        for (var i = 0; i < n; i++)
        {
            yield return i;
        }
    }

    public static IAsyncEnumerable<int> PassesOn(IAsyncEnumerable<int> stream) => stream;

    public string WithLambda(string text)
    {
        Func<string, string> upper = x => x.ToUpperInvariant();
        return Local(upper(text));

        static string Local(string x) => x + "!";
    }

    [DoNotObserve]
    public string Hidden(string goal) => goal + " hidden";

    [Observe("tool", SpanName = "explicit")]
    public string Explicit(string goal) => goal;

    private string Step(string goal) => goal + " step";
}

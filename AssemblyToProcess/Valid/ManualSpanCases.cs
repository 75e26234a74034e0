using Judgeval;

namespace AssemblyToProcess;

/// <summary>Spans written by hand around, inside and between observed code.</summary>
public static class ManualSpanCases
{
    [Observe]
    public static async Task<string> AskAsync(string question) =>
        await Tracer.SpanAsync("think", async () =>
        {
            await Task.Yield();
            using SpanScope job = Tracer.StartSpan("job");
            return await Task.Run(() =>
            {
                var found = Search(question);
                job.Dispose();
                return found;
            });
        });

    [Observe]
    public static string Search(string query)
    {
        using (Tracer.Span("rank"))
        {
            Tracer.SetToolSpan();
            return Score(query);
        }
    }

    [Observe]
    public static string Score(string query) => Tracer.Span("count", () => query.Length.ToString());

    /// <summary>A span is open at each yield, and must be the consumer's at none.</summary>
    [Observe(DisableGeneratorYieldSpan = true)]
    public static IEnumerable<int> Pages(int n)
    {
        for (var i = 0; i < n; i++)
        {
            using (Tracer.Span("page"))
            {
                yield return Load(i);
            }
        }
    }

    [Observe(DisableGeneratorYieldSpan = true)]
    public static async IAsyncEnumerable<int> Chunks(int n)
    {
        for (var i = 0; i < n; i++)
        {
            using (Tracer.Span("chunk"))
            {
                await Task.Yield();
                yield return await Tracer.SpanAsync("read", async () =>
                {
                    await Task.Yield();
                    return i;
                });
            }
        }
    }

    [Observe]
    public static int Load(int page) => page * 10;

    [Observe]
    public static void Show(int page) => Tracer.SetAttribute("page", page);

    [Observe]
    public static void Fail() => Tracer.Span("inner", (Action)(() => throw new InvalidOperationException("by hand")));

    public static async Task<string> RunAsyncTree() => await Tracer.SpanAsync("outer", () => AskAsync("four"));

    public static string RunIteratorTree()
    {
        var log = new Log();
        using (Tracer.Span("outer"))
        {
            foreach (var page in Pages(2))
            {
                Show(log.Add("page", page));
            }
        }

        return log.ToString();
    }

    public static async Task<string> RunStreamTree()
    {
        var log = new Log();
        using (Tracer.Span("outer"))
        {
            await foreach (var chunk in Chunks(2))
            {
                Show(log.Add("chunk", chunk));
            }
        }

        return log.ToString();
    }

    public static string RunThreadTree()
    {
        var log = new Log();
        using (Tracer.Span("outer"))
        {
            var thread = new Thread(() => log.Add("score", Score("three")));
            thread.Start();
            thread.Join();
        }

        return log.ToString();
    }

    public static string RunThrows()
    {
        Tracer.Span("outer", () => Fail());
        return "not reached";
    }
}

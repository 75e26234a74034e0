using Judgeval;

namespace AssemblyToProcess;

/// <summary>One small method of every shape, whose woven C# is a snapshot.</summary>
public class ReadableCases
{
    private readonly List<string> _notes = [];

    [Observe]
    public ReadableCases(string note)
    {
        _notes.Add(note);
    }

    [Observe]
    public int Size { get; set; }

    [Observe]
    public void SyncVoid(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        _notes.Add(text);
    }

    [Observe("tool")]
    public string SyncValue(string query, int topK)
    {
        if (topK <= 0)
        {
            return "nothing";
        }

        var hits = _notes.Where(note => note.Contains(query)).Take(topK);
        return string.Join(", ", hits);
    }

    [Observe]
    public static T Generic<T>(T first, T second)
        where T : IComparable<T> => first.CompareTo(second) >= 0 ? first : second;

    [Observe]
    public static bool RefOut(ref int counter, in DateTime now, out string text)
    {
        counter++;
        text = now.Year.ToString();
        return counter > 1;
    }

    [Observe]
    public async Task<string> AsyncTask(string question, int attempts)
    {
        for (var i = 0; i < attempts; i++)
        {
            try
            {
                await Task.Yield();
                return question + _notes[i];
            }
            catch (ArgumentException)
            {
                _notes.Add("failed");
            }
        }

        return "no answer";
    }

    [Observe]
    public static async ValueTask<int> AsyncValueTask(Task<int> left, Task<int> right) => await left + await right;

    [Observe]
    public async void AsyncVoid(Task task)
    {
        await task;
        _notes.Add("done");
    }

    [Observe]
    public Task<int> TaskPassThrough(Task<int> task) => Size > 0 ? task : Task.FromResult(0);

    [Observe]
    public IEnumerable<string> Iterator(int n)
    {
        for (var i = 0; i < n; i++)
        {
            yield return _notes[i];
        }
    }

    [Observe]
    public async IAsyncEnumerable<string> AsyncIterator(string prompt)
    {
        foreach (var word in prompt.Split(' '))
        {
            await Task.Yield();
            yield return word;
        }
    }

    public static async Task<string> RunAll()
    {
        var log = new Log();
        var cases = new ReadableCases("first") { Size = 1 };
        cases.SyncVoid("second");
        cases.SyncVoid("");
        log.Add(cases.SyncValue("s", 2));
        log.Add(Generic("a", "b"));
        log.Add(Generic(2, 1));
        var counter = 1;
        log.Add(RefOut(ref counter, new DateTime(2001, 1, 1), out var text) ? text : "");
        log.Add(await cases.AsyncTask("question", 2));
        log.Add(await AsyncValueTask(Task.FromResult(1), Task.FromResult(2)));
        cases.AsyncVoid(Task.CompletedTask);
        log.Add(await cases.TaskPassThrough(Task.FromResult(3)));
        log.Add(string.Join(',', cases.Iterator(2)));
        await foreach (var word in cases.AsyncIterator("a b"))
        {
            log.Add(word);
        }

        log.Add(cases.Size);
        return log.ToString();
    }
}

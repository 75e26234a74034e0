using System.Runtime.CompilerServices;

namespace Judgeval.Benchmarks;

/// <summary>Each method twice: as it was written, and woven.</summary>
public sealed class Subject
{
    private readonly int _bonus = Environment.ProcessorCount;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Sync(string text, int number) => text.Length + number + _bonus;

    [Observe]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int ObservedSync(string text, int number) => text.Length + number + _bonus;

    [Observe(RecordInput = false, RecordOutput = false)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int ObservedWithoutValues(string text, int number) => text.Length + number + _bonus;

    public async ValueTask<int> CompletedAsync(string text, int number)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        return text.Length + number + _bonus;
    }

    [Observe]
    public async ValueTask<int> ObservedCompletedAsync(string text, int number)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        return text.Length + number + _bonus;
    }

    public async Task<int> SuspendingAsync(string text, int number)
    {
        await Task.Yield();
        return text.Length + number + _bonus;
    }

    [Observe]
    public async Task<int> ObservedSuspendingAsync(string text, int number)
    {
        await Task.Yield();
        return text.Length + number + _bonus;
    }

    public IEnumerable<int> Iterator(int count)
    {
        for (var item = 0; item < count; item++)
        {
            yield return item + _bonus;
        }
    }

    [Observe]
    public IEnumerable<int> ObservedIterator(int count)
    {
        for (var item = 0; item < count; item++)
        {
            yield return item + _bonus;
        }
    }
}

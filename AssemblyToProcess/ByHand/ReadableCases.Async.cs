using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

namespace AssemblyToProcess;

/// <summary>What the weaver has to make of the fixture of the same name, as a person writes it.</summary>
public partial class ReadableCases
{
    [Observe]
    public async Task<string> AsyncTask(string question, int attempts)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableCases.AsyncTask))
        {
            call.Begin(Observed.ReadableCases.AsyncTask);
            call.Argument(0, question);
            call.Argument(1, attempts);
        }

        try
        {
            for (var i = 0; i < attempts; i++)
            {
                try
                {
                    await Task.Yield();
                    return call.Return(question + _notes[i]);
                }
                catch (ArgumentException)
                {
                    _notes.Add("failed");
                }
            }

            return call.Return("no answer");
        }
        catch (Exception exception) when (call.Fault(exception))
        {
            throw;
        }
        finally
        {
            call.Exit();
        }
    }

    [Observe]
    public static async ValueTask<int> AsyncValueTask(Task<int> left, Task<int> right)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableCases.AsyncValueTask))
        {
            call.Begin(Observed.ReadableCases.AsyncValueTask);
            call.Argument(0, left);
            call.Argument(1, right);
        }

        try
        {
            return call.Return(await left + await right);
        }
        catch (Exception exception) when (call.Fault(exception))
        {
            throw;
        }
        finally
        {
            call.Exit();
        }
    }

    [Observe]
    public async void AsyncVoid(Task task)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableCases.AsyncVoid))
        {
            call.Begin(Observed.ReadableCases.AsyncVoid);
            call.Argument(0, task);
        }

        try
        {
            await task;
            _notes.Add("done");
        }
        catch (Exception exception) when (call.Fault(exception))
        {
            throw;
        }
        finally
        {
            call.Exit();
        }
    }

    [Observe]
    public Task<int> TaskPassThrough(Task<int> task)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableCases.TaskPassThrough))
        {
            call.Begin(Observed.ReadableCases.TaskPassThrough);
            call.Argument(0, task);
        }

        try
        {
            return call.ReturnTaskOf(Size > 0 ? task : Task.FromResult(0));
        }
        catch (Exception exception) when (call.Fault(exception))
        {
            throw;
        }
        finally
        {
            call.Exit();
        }
    }

    [Observe]
    public IEnumerable<string> Iterator(int n)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableCases.Iterator))
        {
            call.BeginSequence(Observed.ReadableCases.Iterator);
            call.Argument(0, n);
        }

        return call.ReturnSequence(Original(n));

        IEnumerable<string> Original(int n)
        {
            for (var i = 0; i < n; i++)
            {
                yield return _notes[i];
            }
        }
    }

    [Observe]
    public IAsyncEnumerable<string> AsyncIterator(string prompt)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableCases.AsyncIterator))
        {
            call.BeginSequence(Observed.ReadableCases.AsyncIterator);
            call.Argument(0, prompt);
        }

        return call.ReturnAsyncSequence(Original(prompt));

        async IAsyncEnumerable<string> Original(string prompt)
        {
            foreach (var word in prompt.Split(' '))
            {
                await Task.Yield();
                yield return word;
            }
        }
    }

    public class Note(string title)
    {
        public string Title { get; } = title;
    }

    public sealed class LongNote : Note
    {
        private readonly List<string> _lines = [];

        [Observe]
        public LongNote(string title, string text)
            : base(title + ":")
        {
            ObservedCall call = default;
            if (ObservedCall.IsEnabled(Observed.LongNote.Constructor))
            {
                call.Begin(Observed.LongNote.Constructor);
                call.Argument(0, title);
                call.Argument(1, text);
            }

            try
            {
                _lines.Add(text);
            }
            catch (Exception exception) when (call.Fault(exception))
            {
                throw;
            }
            finally
            {
                call.Exit();
            }
        }

        public override string ToString() => Title + string.Join(' ', _lines);
    }
}

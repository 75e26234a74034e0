using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

namespace AssemblyToProcess;

/// <summary>What the weaver has to make of the fixture of the same name, as a person writes it.</summary>
public partial class ReadableCases
{
    private readonly List<string> _notes = [];

    public ReadableCases(string note) => _notes.Add(note);

    [Observe]
    public int Size
    {
        get
        {
            ObservedCall call = default;
            if (ObservedCall.IsEnabled(Observed.ReadableCases.get_Size))
            {
                call.Begin(Observed.ReadableCases.get_Size);
            }

            try
            {
                return call.Return(field);
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
        set
        {
            ObservedCall call = default;
            if (ObservedCall.IsEnabled(Observed.ReadableCases.set_Size))
            {
                call.Begin(Observed.ReadableCases.set_Size);
                call.Argument(0, value);
            }

            try
            {
                field = value;
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
    }

    [Observe]
    public void SyncVoid(string text)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableCases.SyncVoid))
        {
            call.Begin(Observed.ReadableCases.SyncVoid);
            call.Argument(0, text);
        }

        try
        {
            if (text.Length == 0)
            {
                return;
            }

            _notes.Add(text);
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

    [Observe("tool")]
    public string SyncValue(string query, int topK)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableCases.SyncValue))
        {
            call.Begin(Observed.ReadableCases.SyncValue);
            call.Argument(0, query);
            call.Argument(1, topK);
        }

        try
        {
            if (topK <= 0)
            {
                return call.Return("nothing");
            }

            var hits = _notes.Where(note => note.Contains(query)).Take(topK);
            return call.Return(string.Join(", ", hits));
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
    public static T Generic<T>(T first, T second)
        where T : IComparable<T>
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableCases.Generic))
        {
            call.Begin(Observed.ReadableCases.Generic);
            call.Argument(0, first);
            call.Argument(1, second);
        }

        try
        {
            return call.Return(first.CompareTo(second) >= 0 ? first : second);
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
    public static bool RefOut(ref int counter, in DateTime now, out string text)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableCases.RefOut))
        {
            call.Begin(Observed.ReadableCases.RefOut);
            call.Argument(0, counter);
            call.Argument(1, now);
        }

        try
        {
            counter++;
            text = now.Year.ToString();
            return call.Return(counter > 1);
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
}

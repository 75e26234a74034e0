using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

namespace AssemblyToProcess;

/// <summary>What the weaver has to make of the fixture of the same name, as a person writes it.</summary>
public partial class ReadableFlowCases
{
    private readonly int[] _cells = [1, 2, 3];

    [Observe]
    public ref int RefReturn(int index)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableFlowCases.RefReturn))
        {
            call.Begin(Observed.ReadableFlowCases.RefReturn);
            call.Argument(0, index);
        }

        try
        {
            return ref _cells[index];
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
    public int TryCatchFinally(string text)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableFlowCases.TryCatchFinally))
        {
            call.Begin(Observed.ReadableFlowCases.TryCatchFinally);
            call.Argument(0, text);
        }

        try
        {
            try
            {
                return call.Return(int.Parse(text));
            }
            catch (FormatException exception)
            {
                return call.Return(-exception.Message.Length);
            }
            finally
            {
                _cells[0]++;
            }
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
    public void NestedTry(string text)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableFlowCases.NestedTry))
        {
            call.Begin(Observed.ReadableFlowCases.NestedTry);
            call.Argument(0, text);
        }

        try
        {
            try
            {
                try
                {
                    _cells[1] = int.Parse(text);
                }
                finally
                {
                    _cells[1]++;
                }
            }
            catch (FormatException)
            {
                _cells[1] = 0;
            }

            _cells[2]++;
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
    public static string? Using(string text)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableFlowCases.Using))
        {
            call.Begin(Observed.ReadableFlowCases.Using);
            call.Argument(0, text);
        }

        try
        {
            using var reader = new StringReader(text);
            reader.Read();
            return call.Return(reader.ReadLine());
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
    public int Lock()
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableFlowCases.Lock))
        {
            call.Begin(Observed.ReadableFlowCases.Lock);
        }

        try
        {
            lock (_cells)
            {
                return call.Return(_cells[0]++);
            }
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
    public int Foreach(IEnumerable<int> numbers)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableFlowCases.Foreach))
        {
            call.Begin(Observed.ReadableFlowCases.Foreach);
            call.Argument(0, numbers);
        }

        try
        {
            var sum = 0;
            foreach (var number in numbers)
            {
                if (number < 0)
                {
                    return call.Return(number);
                }

                sum += number;
            }

            return call.Return(sum);
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
    public int LoopFromTheStart(Queue<int> numbers)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableFlowCases.LoopFromTheStart))
        {
            call.Begin(Observed.ReadableFlowCases.LoopFromTheStart);
            call.Argument(0, numbers);
        }

        try
        {
            while (true)
            {
                var number = numbers.Dequeue();
                Func<bool> isLarge = () => number > _cells[1];
                if (isLarge())
                {
                    return call.Return(number);
                }
            }
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

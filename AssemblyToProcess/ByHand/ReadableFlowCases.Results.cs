using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

namespace AssemblyToProcess;

/// <summary>What the weaver has to make of the fixture of the same name, as a person writes it.</summary>
public partial class ReadableFlowCases
{
    [Observe]
    public static string Switch(int n)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableFlowCases.Switch))
        {
            call.Begin(Observed.ReadableFlowCases.Switch);
            call.Argument(0, n);
        }

        try
        {
            switch (n)
            {
                case 0:
                    return call.Return("none");
                case 1:
                    return call.Return("one");
                case 2:
                    return call.Return("two");
                default:
                    throw new ArgumentOutOfRangeException(nameof(n));
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
    public static string SwitchExpression(string text)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableFlowCases.SwitchExpression))
        {
            call.Begin(Observed.ReadableFlowCases.SwitchExpression);
            call.Argument(0, text);
        }

        try
        {
            return call.Return(text switch
            {
                "a" => "first",
                "b" => "second",
                _ => text.Trim(),
            });
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
    public bool Condition(int n)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableFlowCases.Condition))
        {
            call.Begin(Observed.ReadableFlowCases.Condition);
            call.Argument(0, n);
        }

        try
        {
            return call.Return(n > 0 && _cells[0] > n);
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
    public static string Choice(int n)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableFlowCases.Choice))
        {
            call.Begin(Observed.ReadableFlowCases.Choice);
            call.Argument(0, n);
        }

        try
        {
            return call.Return(n < 0 ? "negative" : n.ToString());
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
    public static string Ifs(int n)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableFlowCases.Ifs))
        {
            call.Begin(Observed.ReadableFlowCases.Ifs);
            call.Argument(0, n);
        }

        try
        {
            if (n < 0)
            {
                return call.Return("negative");
            }

            return call.Return(n.ToString());
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

    public static int LocalFunction(int n)
    {
        return Twice(n) + 1;

        [Observe]
        static int Twice(int number)
        {
            ObservedCall call = default;
            if (ObservedCall.IsEnabled(Observed.ReadableFlowCases.Twice))
            {
                call.Begin(Observed.ReadableFlowCases.Twice);
                call.Argument(0, number);
            }

            try
            {
                return call.Return(number * 2);
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

    public Func<int, int> Lambda() => [Observe] (number) =>
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableFlowCases.Lambda_lambda))
        {
            call.Begin(Observed.ReadableFlowCases.Lambda_lambda);
            call.Argument(0, number);
        }

        try
        {
            return call.Return(number + _cells[0]);
        }
        catch (Exception exception) when (call.Fault(exception))
        {
            throw;
        }
        finally
        {
            call.Exit();
        }
    };

    [Observe]
    public Func<int> Captures(int n, int step)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableFlowCases.Captures))
        {
            call.Begin(Observed.ReadableFlowCases.Captures);
            call.Argument(0, n);
            call.Argument(1, step);
        }

        try
        {
            n++;
            return call.Return(() => n += step);
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

    public struct Tally
    {
        private int _sum;

        [Observe]
        public int Next(int step)
        {
            ObservedCall call = default;
            if (ObservedCall.IsEnabled(Observed.Tally.Next))
            {
                call.Begin(Observed.Tally.Next);
                call.Argument(0, step);
            }

            try
            {
                _sum += step;
                return call.Return(_sum);
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
}

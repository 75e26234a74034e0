using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

namespace AssemblyToProcess;

/// <summary>What the weaver has to make of the fixture of the same name, as a person writes it.</summary>
public partial class ReadableFlowCases
{
    [Observe]
    public static int Sum(List<int> numbers)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableFlowCases.Sum))
        {
            call.Begin(Observed.ReadableFlowCases.Sum);
            call.Argument(0, numbers);
        }

        try
        {
            var sum = 0;
            foreach (var number in numbers)
            {
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
    public static string? Guards(string? text, int mode)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableFlowCases.Guards))
        {
            call.Begin(Observed.ReadableFlowCases.Guards);
            call.Argument(0, text);
            call.Argument(1, mode);
        }

        try
        {
            if (text != null)
            {
                if (mode == 1)
                {
                    return call.Return<string?>(null);
                }

                if (mode == 2)
                {
                    throw new ArgumentException(text);
                }
            }

            var line = new List<string>();
            if (text == null)
            {
                line.Add("none");
            }
            else
            {
                line.Add(text);
            }

            return call.Return(line[0]);
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

using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

namespace AssemblyToProcess;

/// <summary>What the weaver has to make of the fixture of the same name, as a person writes it.</summary>
public partial class ReadableAsyncCases
{
    private int _count;

    [Observe]
    public async Task Early(Task<bool> task)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableAsyncCases.Early))
        {
            call.Begin(Observed.ReadableAsyncCases.Early);
            call.Argument(0, task);
        }

        try
        {
            if (await task)
            {
                return;
            }

            _count++;
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
    public static async Task<int> Loop(int n)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableAsyncCases.Loop))
        {
            call.Begin(Observed.ReadableAsyncCases.Loop);
            call.Argument(0, n);
        }

        try
        {
            var sum = 0;
            for (var i = 0; i < n; i++)
            {
                if (i == 3)
                {
                    return call.Return(-sum);
                }

                await Task.Yield();
                sum += i;
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
    public async Task<int> TryCatchFinally(Task<int> task)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableAsyncCases.TryCatchFinally))
        {
            call.Begin(Observed.ReadableAsyncCases.TryCatchFinally);
            call.Argument(0, task);
        }

        try
        {
            try
            {
                return call.Return(await task);
            }
            catch (InvalidOperationException exception)
            {
                await Task.Yield();
                return call.Return(-exception.Message.Length);
            }
            finally
            {
                await Task.Yield();
                _count++;
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
    public static async Task<string?> Using(string text)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableAsyncCases.Using))
        {
            call.Begin(Observed.ReadableAsyncCases.Using);
            call.Argument(0, text);
        }

        try
        {
            using var reader = new StringReader(text);
            await Task.Yield();
            return call.Return(await reader.ReadLineAsync());
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
    public static async Task<string> Switch(int n)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableAsyncCases.Switch))
        {
            call.Begin(Observed.ReadableAsyncCases.Switch);
            call.Argument(0, n);
        }

        try
        {
            switch (n)
            {
                case 0:
                    return call.Return("none");
                case 1:
                    await Task.Yield();
                    return call.Return("one");
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
}

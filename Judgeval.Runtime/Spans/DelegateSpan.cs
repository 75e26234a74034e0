using System.Diagnostics;
using Judgeval.CompilerServices;

namespace Judgeval.Spans;

/// <summary>Runs a delegate of the program inside a span. What stands around it is what the weaver puts around the body of a method.</summary>
[StackTraceHidden]
internal static class DelegateSpan
{
    internal static void Run(string name, Action action)
    {
        ObservedCall call = Begin(name);
        try
        {
            action();
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

    internal static T Run<T>(string name, Func<T> func)
    {
        ObservedCall call = Begin(name);
        try
        {
            T result = func();
            return TracerScope.IsListening ? AwaitableResult.Return(ref call, result) : result;
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

    internal static Task RunAsync<TArgument>(string name, Func<TArgument, Task> func, TArgument argument)
    {
        ObservedCall call = Begin(name);
        try
        {
            return call.ReturnTask(func(argument));
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

    internal static Task<T> RunAsync<TArgument, T>(string name, Func<TArgument, Task<T>> func, TArgument argument)
    {
        ObservedCall call = Begin(name);
        try
        {
            return call.ReturnTaskOf(func(argument));
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

    private static ObservedCall Begin(string name)
    {
        ObservedCall call = default;
        if (TracerScope.IsListening)
        {
            call.BeginManual(name);
        }

        return call;
    }
}

using Judgeval.CompilerServices;

namespace Judgeval.Tests.Support;

/// <summary>The shapes that the weaver emits, by hand, around a body that the test gives.</summary>
internal static class HandWoven
{
    public static ObservedMethod Method(string name, string[]? parameters = null, ObservedMethodOptions options = ObservedMethodOptions.None, string kind = "span") =>
        new(name, kind, options, parameters ?? []);

    public static void Run(ObservedMethod method, Action body)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(method))
        {
            call.Begin(method);
        }

        try
        {
            body();
        }
        catch (Exception e) when (call.Fault(e))
        {
            throw;
        }
        finally
        {
            call.Exit();
        }
    }

    public static TResult Call<TResult>(ObservedMethod method, Func<TResult> body)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(method))
        {
            call.Begin(method);
        }

        try
        {
            return call.Return(body());
        }
        catch (Exception e) when (call.Fault(e))
        {
            throw;
        }
        finally
        {
            call.Exit();
        }
    }

    public static TResult Call<TArgument, TResult>(ObservedMethod method, TArgument argument, Func<TArgument, TResult> body)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(method))
        {
            call.Begin(method);
            call.Argument(0, argument);
        }

        try
        {
            return call.Return(body(argument));
        }
        catch (Exception e) when (call.Fault(e))
        {
            throw;
        }
        finally
        {
            call.Exit();
        }
    }

    public static async Task<TResult> CallAsync<TResult>(ObservedMethod method, Func<Task<TResult>> body)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(method))
        {
            call.Begin(method);
        }

        try
        {
            return call.Return(await body());
        }
        catch (Exception e) when (call.Fault(e))
        {
            throw;
        }
        finally
        {
            call.Exit();
        }
    }

    public static Task ReturnTask(ObservedMethod method, Func<Task> body)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(method))
        {
            call.Begin(method);
        }

        try
        {
            return call.ReturnTask(body());
        }
        catch (Exception e) when (call.Fault(e))
        {
            throw;
        }
        finally
        {
            call.Exit();
        }
    }

    public static Task<T> ReturnTaskOf<T>(ObservedMethod method, Func<Task<T>> body)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(method))
        {
            call.Begin(method);
        }

        try
        {
            return call.ReturnTaskOf(body());
        }
        catch (Exception e) when (call.Fault(e))
        {
            throw;
        }
        finally
        {
            call.Exit();
        }
    }

    public static ValueTask ReturnValueTask(ObservedMethod method, Func<ValueTask> body)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(method))
        {
            call.Begin(method);
        }

        try
        {
            return call.ReturnValueTask(body());
        }
        catch (Exception e) when (call.Fault(e))
        {
            throw;
        }
        finally
        {
            call.Exit();
        }
    }

    public static ValueTask<T> ReturnValueTaskOf<T>(ObservedMethod method, Func<ValueTask<T>> body)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(method))
        {
            call.Begin(method);
        }

        try
        {
            return call.ReturnValueTaskOf(body());
        }
        catch (Exception e) when (call.Fault(e))
        {
            throw;
        }
        finally
        {
            call.Exit();
        }
    }

    public static IEnumerable<T> Sequence<T>(ObservedMethod method, IEnumerable<T> original)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(method))
        {
            call.BeginSequence(method);
        }

        return call.ReturnSequence(original);
    }

    public static IEnumerable<T> Sequence<TArgument, T>(ObservedMethod method, TArgument argument, Func<TArgument, IEnumerable<T>> original)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(method))
        {
            call.BeginSequence(method);
            call.Argument(0, argument);
        }

        return call.ReturnSequence(original(argument));
    }

    public static IAsyncEnumerable<T> Stream<T>(ObservedMethod method, IAsyncEnumerable<T> original)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(method))
        {
            call.BeginSequence(method);
        }

        return call.ReturnAsyncSequence(original);
    }

    public static IAsyncEnumerable<T> PassThroughStream<T>(ObservedMethod method, Func<IAsyncEnumerable<T>> body)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(method))
        {
            call.BeginSequence(method);
        }

        try
        {
            return call.ReturnAsyncSequence(body());
        }
        catch (Exception e) when (call.Fault(e))
        {
            throw;
        }
        finally
        {
            call.Exit();
        }
    }
}

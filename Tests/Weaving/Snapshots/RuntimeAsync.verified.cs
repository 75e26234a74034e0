using System;
using System.Threading.Tasks;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Observe]
public static async ValueTask<int> EarlyAsync(int n)
{
	ObservedCall call = default;
	if (ObservedCall.IsEnabled(Observed.RuntimeAsyncCases.EarlyAsync))
	{
		call.Begin(Observed.RuntimeAsyncCases.EarlyAsync);
		call.Argument(0, n);
	}
	try
	{
		if (n < 0)
		{
			return call.Return(n);
		}
		try
		{
			await Task.Yield();
			int num = n * 10;
			int value = num;
			return call.Return(value);
		}
		finally
		{
			await Task.Yield();
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

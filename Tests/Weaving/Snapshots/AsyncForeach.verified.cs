using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Observe]
public static async Task<int> AwaitForeachReturn(IAsyncEnumerable<int> numbers)
{
	ObservedCall call = default;
	if (ObservedCall.IsEnabled(Observed.ReadableAsyncCases.AwaitForeachReturn))
	{
		call.Begin(Observed.ReadableAsyncCases.AwaitForeachReturn);
		call.Argument(0, numbers);
	}
	try
	{
		await foreach (int number in numbers)
		{
			if (number > 2)
			{
				return call.Return(number);
			}
		}
		return call.Return(0);
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

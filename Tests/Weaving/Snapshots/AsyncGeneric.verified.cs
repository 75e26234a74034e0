using System;
using System.Threading.Tasks;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Observe]
public static async Task<(TKey Key, TValue Value)> Generic<TKey, TValue>(TKey key, Task<TValue> value) where TKey : notnull
{
	ObservedCall call = default;
	if (ObservedCall.IsEnabled(Observed.ReadableAsyncCases.Generic))
	{
		call.Begin(Observed.ReadableAsyncCases.Generic);
		call.Argument(0, key);
		call.Argument(1, value);
	}
	try
	{
		return call.Return((key, await value));
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

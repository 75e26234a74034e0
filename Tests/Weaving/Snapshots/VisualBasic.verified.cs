using System;
using System.Threading.Tasks;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Observe]
public static async Task<int> AddAsync(int a, int b)
{
	ObservedCall call = default;
	if (ObservedCall.IsEnabled(Observed.VisualBasicCases.AddAsync))
	{
		call.Begin(Observed.VisualBasicCases.AddAsync);
		call.Argument(0, a);
		call.Argument(1, b);
	}
	try
	{
		await Task.Yield();
		return call.Return(checked(a + b));
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

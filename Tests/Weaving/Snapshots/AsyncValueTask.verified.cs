using System;
using System.Threading.Tasks;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Observe]
public static async ValueTask<int> AsyncValueTask(Task<int> left, Task<int> right)
{
	ObservedCall call = default;
	if (ObservedCall.IsEnabled(Observed.ReadableCases.AsyncValueTask))
	{
		call.Begin(Observed.ReadableCases.AsyncValueTask);
		call.Argument(0, left);
		call.Argument(1, right);
	}
	try
	{
		return call.Return(await left + await right);
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

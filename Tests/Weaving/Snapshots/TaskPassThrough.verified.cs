using System;
using System.Threading.Tasks;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Observe]
public Task<int> TaskPassThrough(Task<int> task)
{
	ObservedCall call = default;
	if (ObservedCall.IsEnabled(Observed.ReadableCases.TaskPassThrough))
	{
		call.Begin(Observed.ReadableCases.TaskPassThrough);
		call.Argument(0, task);
	}
	try
	{
		return call.ReturnTaskOf((Size > 0) ? task : Task.FromResult(0));
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

using System;
using System.Threading.Tasks;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Observe]
public async void AsyncVoid(Task task)
{
	ObservedCall call = default;
	if (ObservedCall.IsEnabled(Observed.ReadableCases.AsyncVoid))
	{
		call.Begin(Observed.ReadableCases.AsyncVoid);
		call.Argument(0, task);
	}
	try
	{
		await task;
		_notes.Add("done");
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

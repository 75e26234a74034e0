using System;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Observe]
public ref int RefReturn(int index)
{
	ObservedCall call = default;
	if (ObservedCall.IsEnabled(Observed.ReadableFlowCases.RefReturn))
	{
		call.Begin(Observed.ReadableFlowCases.RefReturn);
		call.Argument(0, index);
	}
	try
	{
		return ref _cells[index];
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

using System;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Observe]
public int Lock()
{
	ObservedCall call = default;
	if (ObservedCall.IsEnabled(Observed.ReadableFlowCases.Lock))
	{
		call.Begin(Observed.ReadableFlowCases.Lock);
	}
	try
	{
		lock (_cells)
		{
			return call.Return(_cells[0]++);
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

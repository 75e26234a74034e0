using System;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Observe]
public Func<int> Captures(int n, int step)
{
	ObservedCall call = default;
	if (ObservedCall.IsEnabled(Observed.ReadableFlowCases.Captures))
	{
		call.Begin(Observed.ReadableFlowCases.Captures);
		call.Argument(0, n);
		call.Argument(1, step);
	}
	try
	{
		n++;
		return call.Return<Func<int>>(() => n += step);
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

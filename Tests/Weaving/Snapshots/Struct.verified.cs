using System;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Observe]
public int Next(int step)
{
	ObservedCall call = default;
	if (ObservedCall.IsEnabled(Observed.Tally.Next))
	{
		call.Begin(Observed.Tally.Next);
		call.Argument(0, step);
	}
	try
	{
		_sum += step;
		return call.Return(_sum);
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

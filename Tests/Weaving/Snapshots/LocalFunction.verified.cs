using System;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

public static int LocalFunction(int n)
{
	return Twice(n) + 1;
	[Observe]
	static int Twice(int number)
	{
		ObservedCall call = default;
		if (ObservedCall.IsEnabled(Observed.ReadableFlowCases.Twice))
		{
			call.Begin(Observed.ReadableFlowCases.Twice);
			call.Argument(0, number);
		}
		try
		{
			return call.Return(number * 2);
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
}

using System;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

public Func<int, int> Lambda()
{
	return [Observe] (int number) =>
	{
		ObservedCall observedCall = default;
		if (ObservedCall.IsEnabled(Observed.ReadableFlowCases.Lambda_lambda))
		{
			observedCall.Begin(Observed.ReadableFlowCases.Lambda_lambda);
			observedCall.Argument(0, number);
		}
		try
		{
			return observedCall.Return(number + _cells[0]);
		}
		catch (Exception exception) when (observedCall.Fault(exception))
		{
			throw;
		}
		finally
		{
			observedCall.Exit();
		}
	};
}

using System;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Observe]
public void NestedTry(string text)
{
	ObservedCall call = default;
	if (ObservedCall.IsEnabled(Observed.ReadableFlowCases.NestedTry))
	{
		call.Begin(Observed.ReadableFlowCases.NestedTry);
		call.Argument(0, text);
	}
	try
	{
		try
		{
			try
			{
				_cells[1] = int.Parse(text);
			}
			finally
			{
				_cells[1]++;
			}
		}
		catch (FormatException)
		{
			_cells[1] = 0;
		}
		_cells[2]++;
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

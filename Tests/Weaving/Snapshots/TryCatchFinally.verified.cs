using System;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Observe]
public int TryCatchFinally(string text)
{
	ObservedCall call = default;
	if (ObservedCall.IsEnabled(Observed.ReadableFlowCases.TryCatchFinally))
	{
		call.Begin(Observed.ReadableFlowCases.TryCatchFinally);
		call.Argument(0, text);
	}
	try
	{
		try
		{
			return call.Return(int.Parse(text));
		}
		catch (FormatException ex)
		{
			return call.Return(-ex.Message.Length);
		}
		finally
		{
			_cells[0]++;
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

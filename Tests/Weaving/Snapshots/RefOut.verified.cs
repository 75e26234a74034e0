using System;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Observe]
public static bool RefOut(ref int counter, in DateTime now, out string text)
{
	ObservedCall call = default;
	if (ObservedCall.IsEnabled(Observed.ReadableCases.RefOut))
	{
		call.Begin(Observed.ReadableCases.RefOut);
		call.Argument(0, counter);
		call.Argument(1, now);
	}
	try
	{
		counter++;
		text = now.Year.ToString();
		return call.Return(counter > 1);
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

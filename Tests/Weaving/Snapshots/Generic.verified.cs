using System;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Observe]
public static T Generic<T>(T first, T second) where T : IComparable<T>
{
	ObservedCall call = default;
	if (ObservedCall.IsEnabled(Observed.ReadableCases.Generic))
	{
		call.Begin(Observed.ReadableCases.Generic);
		call.Argument(0, first);
		call.Argument(1, second);
	}
	try
	{
		return call.Return((first.CompareTo(second) >= 0) ? first : second);
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

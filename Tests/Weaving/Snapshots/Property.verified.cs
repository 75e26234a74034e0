using System;
using System.Runtime.CompilerServices;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Observe]
public int Size
{
	[CompilerGenerated]
	get
	{
		ObservedCall call = default;
		if (ObservedCall.IsEnabled(Observed.ReadableCases.get_Size))
		{
			call.Begin(Observed.ReadableCases.get_Size);
		}
		try
		{
			return call.Return(field);
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
	[CompilerGenerated]
	set
	{
		ObservedCall call = default;
		if (ObservedCall.IsEnabled(Observed.ReadableCases.set_Size))
		{
			call.Begin(Observed.ReadableCases.set_Size);
			call.Argument(0, value);
		}
		try
		{
			field = value;
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

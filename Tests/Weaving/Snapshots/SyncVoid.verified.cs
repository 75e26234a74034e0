using System;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Observe]
public void SyncVoid(string text)
{
	ObservedCall call = default;
	if (ObservedCall.IsEnabled(Observed.ReadableCases.SyncVoid))
	{
		call.Begin(Observed.ReadableCases.SyncVoid);
		call.Argument(0, text);
	}
	try
	{
		if (text.Length != 0)
		{
			_notes.Add(text);
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

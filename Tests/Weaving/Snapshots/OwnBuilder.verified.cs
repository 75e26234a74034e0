using System;
using AssemblyToProcess.Builders;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Observe]
public async Bare<string> Struct(Log log, Gate gate, string text)
{
	ObservedCall call = default;
	if (ObservedCall.IsEnabled(Observed.BuilderCases.Struct))
	{
		call.BeginEntered(Observed.BuilderCases.Struct);
		call.Argument(0, log);
		call.Argument(1, gate);
		call.Argument(2, text);
	}
	try
	{
		Child("before");
		log.Add(await gate.Opened);
		Child("after");
		return call.Return(text + _suffix);
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

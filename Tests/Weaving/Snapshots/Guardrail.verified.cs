using System;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Guardrail(RecordInput = false, RecordOutput = false)]
public static bool Unrecorded(string secret)
{
	ObservedCall call = default;
	if (ObservedCall.IsEnabled(Observed.GuardrailCases.Unrecorded))
	{
		call.Begin(Observed.GuardrailCases.Unrecorded);
	}
	try
	{
		return call.Return(secret.Length > 3);
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

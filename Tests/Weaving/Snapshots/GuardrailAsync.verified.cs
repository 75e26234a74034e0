using System;
using System.Threading.Tasks;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Guardrail(RecordOutput = false)]
public static async Task<GuardrailResult> UnrecordedLater(string text)
{
	ObservedCall call = default;
	if (ObservedCall.IsEnabled(Observed.GuardrailCases.UnrecordedLater))
	{
		call.Begin(Observed.GuardrailCases.UnrecordedLater);
		call.Argument(0, text);
	}
	try
	{
		await Task.Yield();
		return call.Return(new GuardrailResult(Triggered: true, text));
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

using System;
using System.Threading.Tasks;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Observe]
public async Task<int> TryCatchFinally(Task<int> task)
{
	ObservedCall call = default;
	if (ObservedCall.IsEnabled(Observed.ReadableAsyncCases.TryCatchFinally))
	{
		call.Begin(Observed.ReadableAsyncCases.TryCatchFinally);
		call.Argument(0, task);
	}
	try
	{
		int result;
		try
		{
			result = call.Return(await task);
		}
		catch (InvalidOperationException ex)
		{
			await Task.Yield();
			result = call.Return(-ex.Message.Length);
		}
		finally
		{
			await Task.Yield();
			_count++;
		}
		return result;
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

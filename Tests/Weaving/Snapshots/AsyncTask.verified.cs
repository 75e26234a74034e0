using System;
using System.Threading.Tasks;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Observe]
public async Task<string> AsyncTask(string question, int attempts)
{
	ObservedCall call = default;
	if (ObservedCall.IsEnabled(Observed.ReadableCases.AsyncTask))
	{
		call.Begin(Observed.ReadableCases.AsyncTask);
		call.Argument(0, question);
		call.Argument(1, attempts);
	}
	try
	{
		for (int i = 0; i < attempts; i++)
		{
			try
			{
				await Task.Yield();
				return call.Return(question + _notes[i]);
			}
			catch (ArgumentException)
			{
				_notes.Add("failed");
			}
		}
		return call.Return("no answer");
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

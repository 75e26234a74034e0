using System;
using System.Collections.Generic;
using System.Linq;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Observe("tool")]
public string SyncValue(string query, int topK)
{
	ObservedCall call = default;
	if (ObservedCall.IsEnabled(Observed.ReadableCases.SyncValue))
	{
		call.Begin(Observed.ReadableCases.SyncValue);
		call.Argument(0, query);
		call.Argument(1, topK);
	}
	try
	{
		if (topK <= 0)
		{
			return call.Return("nothing");
		}
		IEnumerable<string> hits = _notes.Where((string note) => note.Contains(query)).Take(topK);
		return call.Return(string.Join(", ", hits));
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

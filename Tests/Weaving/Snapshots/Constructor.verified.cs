using System;
using System.Collections.Generic;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

namespace AssemblyToProcess;

public sealed class LongNote : Note
{
	private readonly List<string> _lines = new List<string>();

	[Observe]
	public LongNote(string title, string text)
		: base(title + ":")
	{
		ObservedCall call = default;
		if (ObservedCall.IsEnabled(Observed.LongNote.Constructor))
		{
			call.Begin(Observed.LongNote.Constructor);
			call.Argument(0, title);
			call.Argument(1, text);
		}
		try
		{
			_lines.Add(text);
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

	public override string ToString()
	{
		return Title + string.Join(' ', _lines);
	}
}

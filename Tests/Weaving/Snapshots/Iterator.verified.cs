using System.Collections.Generic;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Observe]
public IEnumerable<string> Iterator(int n)
{
	ObservedCall call = default;
	if (ObservedCall.IsEnabled(Observed.ReadableCases.Iterator))
	{
		call.BeginSequence(Observed.ReadableCases.Iterator);
		call.Argument(0, n);
	}
	return call.ReturnSequence(Original(n));
	IEnumerable<string> Original(int num)
	{
		for (int i = 0; i < num; i++)
		{
			yield return _notes[i];
		}
	}
}

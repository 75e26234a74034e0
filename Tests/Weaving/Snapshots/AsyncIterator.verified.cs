using System.Collections.Generic;
using System.Threading.Tasks;
using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

[Observe]
public IAsyncEnumerable<string> AsyncIterator(string prompt)
{
	ObservedCall call = default;
	if (ObservedCall.IsEnabled(Observed.ReadableCases.AsyncIterator))
	{
		call.BeginSequence(Observed.ReadableCases.AsyncIterator);
		call.Argument(0, prompt);
	}
	return call.ReturnAsyncSequence(Original(prompt));
	static async IAsyncEnumerable<string> Original(string text)
	{
		string[] array = text.Split(' ');
		foreach (string word in array)
		{
			await Task.Yield();
			yield return word;
		}
	}
}

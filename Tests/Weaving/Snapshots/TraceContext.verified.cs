using Judgeval.CompilerServices;

namespace Judgeval.Generated;

internal static class ContextCases
{
	internal static readonly ObservedMethod Ask = new ObservedMethod("Ask", "span", ObservedMethodOptions.None, "n").WithTraceContext("session", "user", "beta", "eu");

	internal static readonly ObservedMethod Search = new ObservedMethod("Search", "span", ObservedMethodOptions.None, "n");

	internal static readonly ObservedMethod AskAsync = new ObservedMethod("AskAsync", "span", ObservedMethodOptions.None, "n").WithTraceContext(null, null, "later");

	internal static readonly ObservedMethod Items = new ObservedMethod("Items", "span", ObservedMethodOptions.None, "n").WithTraceContext("of the sequence", null);

	internal static readonly ObservedMethod Turn = new ObservedMethod("Turn", "span", ObservedMethodOptions.None, "n");
}

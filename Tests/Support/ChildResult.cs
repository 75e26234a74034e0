namespace Judgeval.Tests.Support;

internal sealed record ChildResult(int ExitCode, string Output, string Error);

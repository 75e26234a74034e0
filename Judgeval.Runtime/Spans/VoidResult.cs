namespace Judgeval.Spans;

/// <summary>The result of a task that has none.</summary>
internal readonly struct VoidResult;

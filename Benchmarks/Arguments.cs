namespace Judgeval.Benchmarks;

/// <summary>The arguments of a hand-written span, as an object to serialize.</summary>
internal readonly record struct Arguments(string Text, int Number);

namespace Judgeval.Llm.Wire.Json;

/// <summary>What a capture left out of one value.</summary>
/// <param name="Position">Where the string or the array begins in the captured bytes.</param>
/// <param name="Count">The bytes of the whole string, without its quotes; or how many numbers of the array are missing.</param>
internal readonly record struct Elision(int Position, long Count);

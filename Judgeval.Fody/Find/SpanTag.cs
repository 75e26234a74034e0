namespace Judgeval.Fody.Find;

/// <summary>A fixed attribute of the spans of a method.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Value">A string, bool, int, long or double.</param>
internal sealed record SpanTag(string Key, object Value);

namespace Judgeval.Fody.Classify;

/// <summary>Why a method cannot be observed.</summary>
/// <param name="Id">The diagnostic's id.</param>
/// <param name="IsError">Whether asking for it explicitly fails the build.</param>
/// <param name="Reason">A few words, for the summary line and the message.</param>
/// <param name="Remedy">What to do instead.</param>
internal sealed record Refusal(string Id, bool IsError, string Reason, string Remedy);

namespace Judgeval.Tests.Support;

/// <summary>What came of weaving one assembly.</summary>
/// <param name="Path">The written assembly, with its PDB beside it; meaningless after a <see cref="WeaverMessageLevel.Error"/>, which would stop a build.</param>
/// <param name="Messages">Everything the weaver said, in order.</param>
public sealed record WeavingResult(string Path, IReadOnlyList<WeaverMessage> Messages)
{
    /// <summary>The messages that a build shows as warning or error.</summary>
    public IEnumerable<WeaverMessage> Problems => Messages.Where(static message => message.Level >= WeaverMessageLevel.Warning);
}

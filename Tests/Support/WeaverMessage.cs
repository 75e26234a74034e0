using Mono.Cecil.Cil;

namespace Judgeval.Tests.Support;

/// <summary>What the weaver told the build, and where.</summary>
public sealed record WeaverMessage(WeaverMessageLevel Level, string Text, SequencePoint? Place)
{
    /// <summary>The stable id that the message starts with, such as <c>JDG0001</c>; empty if it has none.</summary>
    public string Id => Text.StartsWith("JDG", StringComparison.Ordinal) && Text.IndexOf(':', StringComparison.Ordinal) is var end and > 0 ? Text[..end] : "";

    /// <summary>File name and line, such as <c>FinalizerCase.cs:10</c>; empty if the message has no place.</summary>
    public string Location => Place is null ? "" : $"{System.IO.Path.GetFileName(Place.Document.Url.Replace('\\', '/'))}:{Place.StartLine}";
}

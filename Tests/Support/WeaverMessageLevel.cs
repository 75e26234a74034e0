namespace Judgeval.Tests.Support;

/// <summary>The build's levels of messages.</summary>
public enum WeaverMessageLevel
{
    /// <summary>For those who debug a build.</summary>
    Debug,

    /// <summary>Shown at normal verbosity.</summary>
    Info,

    /// <summary>A build warning.</summary>
    Warning,

    /// <summary>A build error.</summary>
    Error,
}

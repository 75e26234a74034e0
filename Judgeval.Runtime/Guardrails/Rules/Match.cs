namespace Judgeval.Guardrails.Rules;

/// <summary>How a rule compares.</summary>
internal enum Match
{
    /// <summary>With each of the values, as <see cref="Words.AreSame"/> does.</summary>
    Word,

    /// <summary>Whether it has one of the phrases.</summary>
    Phrase,

    /// <summary>That the signal is there is enough, unless it is one of the values.</summary>
    Anything,
}

using System.Text.Json;

namespace Judgeval.Llm.Wire.Json;

/// <summary>One row of a <see cref="WireDocument"/>.</summary>
internal struct WireToken
{
    internal JsonTokenType Type;

    /// <summary>A string or a name with escapes in it.</summary>
    internal bool HasEscapes;

    /// <summary>The end of the object or array was there.</summary>
    internal bool IsWhole;

    /// <summary>Bytes; of a string after its quote.</summary>
    internal int Start;

    internal int Length;

    /// <summary>The row after the value and all that is in it.</summary>
    internal int Next;
}

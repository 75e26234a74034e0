namespace Judgeval.Llm.Wire.Json;

/// <summary>An object or array that a <see cref="JsonCompactor"/> is inside of.</summary>
internal struct CompactedFrame
{
    internal bool IsObject;

    /// <summary>It is written, and so will its end be.</summary>
    internal bool IsKept;

    /// <summary>Kept whole, however much came before it.</summary>
    internal bool IsFavoured;

    internal bool HasItems;

    /// <summary>Where it begins in the output.</summary>
    internal int Start;

    internal int Numbers;

    internal long DroppedNumbers;
}

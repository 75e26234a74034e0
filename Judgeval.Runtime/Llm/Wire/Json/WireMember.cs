namespace Judgeval.Llm.Wire.Json;

/// <summary>One member of an object.</summary>
internal readonly struct WireMember(WireDocument document, int index)
{
    internal WireElement Value => new(document, index + 1);

    internal string Name => WireText.Decode(Utf8, document.TokenAt(index).HasEscapes);

    private ReadOnlySpan<byte> Utf8 => document.Bytes(document.TokenAt(index).Start, document.TokenAt(index).Length);

    internal bool IsNamed(ReadOnlySpan<byte> name) => Utf8.SequenceEqual(name);
}

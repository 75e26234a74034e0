namespace Judgeval.Llm.Wire.Json;

/// <summary>The elements of an array, one after the other.</summary>
internal struct WireItems(WireDocument document, int first, int end)
{
    private int _index = -1;

    public readonly WireElement Current => new(document, _index);

    public readonly WireItems GetEnumerator() => this;

    public bool MoveNext()
    {
        _index = _index < 0 ? first : document.TokenAt(_index).Next;
        return _index < end;
    }
}

namespace Judgeval.Llm.Wire.Json;

/// <summary>The members of an object, one after the other. A name whose value is missing is left out.</summary>
internal struct WireMembers(WireDocument document, int first, int end)
{
    private int _index = -1;

    public readonly WireMember Current => new(document, _index);

    public readonly WireMembers GetEnumerator() => this;

    public bool MoveNext()
    {
        _index = _index < 0 ? first : document.TokenAt(_index + 1).Next;
        return _index + 1 < end;
    }
}

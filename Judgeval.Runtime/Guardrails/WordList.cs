namespace Judgeval.Guardrails;

/// <summary>The items of a text that is a list: <c>a, b</c>, or JSON such as <c>["a","b"]</c>; also of a single word. Nothing is allocated.</summary>
internal ref struct WordList(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    internal ReadOnlySpan<char> Current { get; private set; }

    internal bool MoveNext()
    {
        while (!_rest.IsEmpty)
        {
            int end = _rest.IndexOf(',');
            ReadOnlySpan<char> item = end < 0 ? _rest : _rest.Slice(0, end);
            _rest = end < 0 ? default : _rest.Slice(end + 1);
            Current = item.Trim("[]\"' \t\r\n".AsSpan());
            if (!Current.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }
}

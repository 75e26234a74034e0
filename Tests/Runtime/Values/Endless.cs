using System.Collections;

namespace Judgeval.Tests.Runtime.Values;

/// <summary>A collection that says how many items it has, and has as many as are asked for.</summary>
internal sealed class Endless : IReadOnlyCollection<int>
{
    public int Count { get; init; }

    public int? ThrowsAt { get; init; }

    public bool IsFinite { get; init; }

    public bool ThrowsOnDispose { get; init; }

    public bool IsDisposed { get; private set; }

    public int Taken { get; private set; }

    public IEnumerator<int> GetEnumerator() => new Enumerator(this);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class Enumerator(Endless items) : IEnumerator<int>
    {
        public int Current => items.Taken - 1;

        object IEnumerator.Current => Current;

        public bool MoveNext()
        {
            if (items.Taken == items.ThrowsAt)
            {
                throw new NotSupportedException();
            }

            if (items.IsFinite && items.Taken == items.Count)
            {
                return false;
            }

            items.Taken++;
            return true;
        }

        public void Reset() => items.Taken = 0;

        public void Dispose()
        {
            items.IsDisposed = true;
            if (items.ThrowsOnDispose)
            {
                throw new InvalidOperationException();
            }
        }
    }
}

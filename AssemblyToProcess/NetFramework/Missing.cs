using System.Threading;

namespace AssemblyToProcess
{
    /// <summary>What the fixtures use of later frameworks.</summary>
    internal static class Missing
    {
        extension(string)
        {
            public static string Join<T>(char separator, IEnumerable<T> values) => string.Join(separator.ToString(), values);
        }

        extension(string text)
        {
            public bool EndsWith(char last) => text.Length > 0 && text[text.Length - 1] == last;
        }

        extension<T>(Queue<T> queue)
        {
            public bool TryDequeue(out T item)
            {
                var any = queue.Count > 0;
                item = any ? queue.Dequeue() : default!;
                return any;
            }
        }

        extension<T>(TaskCompletionSource<T> source)
        {
            public void SetCanceled(CancellationToken token) => source.TrySetCanceled(token);
        }

        extension(ValueTask)
        {
            public static ValueTask FromException(Exception exception) => new(Task.FromException(exception));

            public static ValueTask<T> FromException<T>(Exception exception) => new(Task.FromException<T>(exception));

            public static ValueTask FromCanceled(CancellationToken token) => new(Task.FromCanceled(token));

            public static ValueTask<T> FromCanceled<T>(CancellationToken token) => new(Task.FromCanceled<T>(token));
        }
    }
}

namespace System
{
    internal readonly struct Index(int value, bool fromEnd = false)
    {
        public int GetOffset(int length) => fromEnd ? length - value : value;
    }
}

namespace System.Runtime.CompilerServices
{
    internal static class IsExternalInit;
}

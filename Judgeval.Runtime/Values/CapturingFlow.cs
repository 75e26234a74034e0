namespace Judgeval.Values;

/// <summary>Tells the calls that a value's own code makes on our behalf (getters, converters, serializers) from the program's.</summary>
internal static class CapturingFlow
{
    // A getter runs on this thread. What the user plugged in may also start tasks, and those call observed code elsewhere.
    private static readonly AsyncLocal<object?> Flow = new();

    [ThreadStatic]
    private static bool _thread;

    private static bool _hasPluggedIn;

    /// <summary>Whether this call is ours.</summary>
    internal static bool IsCapturing => _thread || (_hasPluggedIn && Flow.Value is not null);

    /// <summary>Marks the calls of this thread. Returns what <see cref="Leave"/> restores.</summary>
    internal static bool Enter()
    {
        bool before = _thread;
        _thread = true;
        return before;
    }

    internal static void Leave(bool before) => _thread = before;

    /// <summary>Calls what the user plugged into the tracer.</summary>
    internal static TResult Call<TState, TResult>(TState state, Func<TState, TResult> pluggedIn)
    {
        Volatile.Write(ref _hasPluggedIn, true);
        bool thread = Enter();
        object? flow = Flow.Value;
        Flow.Value = pluggedIn;
        try
        {
            return pluggedIn(state);
        }
        finally
        {
            Flow.Value = flow;
            Leave(thread);
        }
    }
}

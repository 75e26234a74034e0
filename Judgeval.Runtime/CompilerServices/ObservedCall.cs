// The runtime fills this in; until then nothing of it is used.
#pragma warning disable CA1822, IDE0044, IDE0051, CS0169
using System.Collections;
using System.ComponentModel;
using System.Diagnostics;

namespace Judgeval.CompilerServices;

/// <summary>
/// One call of an observed method: a local of the woven method, or a field of its state machine. The default value is inert. No member throws.
/// For woven code only; see docs/abi.md.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ObservedCall
{
    // The running span, or null when the call is not recorded.
    private Activity? _activity;

    // What the call needs next; one field, so that a state machine grows by two references only:
    // ObservedMethod, InputCapture (while the arguments come in), SequenceStart (iterators), or the Exception that leaves.
    private object? _state;

    /// <summary>Whether anybody listens. False is the whole cost of an observed method with tracing off.</summary>
    public static bool IsEnabled(ObservedMethod method) => false;

    /// <summary>Starts the span and makes it current, if the call is recorded.</summary>
    public void Begin(ObservedMethod method) { }

    /// <summary>Prepares an iterator or stream: arguments are recorded now, the span starts with the first step of each enumeration.</summary>
    public void BeginSequence(ObservedMethod method) { }

    /// <summary>Records an argument. Called once for each recorded parameter, in order, right after <see cref="Begin"/> or <see cref="BeginSequence"/>.</summary>
    public void Argument<T>(int index, T value) { }

    /// <summary>Records the result and hands it back.</summary>
    public T Return<T>(T value) => value;

    /// <summary>Ends the span with the task, and hands back a task that completes after that.</summary>
    public Task ReturnTask(Task task) => task;

    /// <inheritdoc cref="ReturnTask"/>
    public Task<T> ReturnTaskOf<T>(Task<T> task) => task;

    /// <inheritdoc cref="ReturnTask"/>
    public ValueTask ReturnValueTask(ValueTask task) => task;

    /// <inheritdoc cref="ReturnTask"/>
    public ValueTask<T> ReturnValueTaskOf<T>(ValueTask<T> task) => task;

    /// <summary>Makes a span of each enumeration.</summary>
    public IEnumerable<T> ReturnSequence<T>(IEnumerable<T> sequence) => sequence;

    /// <inheritdoc cref="ReturnSequence{T}"/>
    public IEnumerator<T> ReturnEnumerator<T>(IEnumerator<T> enumerator) => enumerator;

    /// <inheritdoc cref="ReturnSequence{T}"/>
    public IEnumerable ReturnUntypedSequence(IEnumerable sequence) => sequence;

    /// <inheritdoc cref="ReturnSequence{T}"/>
    public IEnumerator ReturnUntypedEnumerator(IEnumerator enumerator) => enumerator;

    /// <inheritdoc cref="ReturnSequence{T}"/>
    public IAsyncEnumerable<T> ReturnAsyncSequence<T>(IAsyncEnumerable<T> sequence) => sequence;

    /// <inheritdoc cref="ReturnSequence{T}"/>
    public IAsyncEnumerator<T> ReturnAsyncEnumerator<T>(IAsyncEnumerator<T> enumerator) => enumerator;

    /// <summary>Notes the exception that leaves the method. An exception filter that never catches.</summary>
    public bool Fault(Exception exception) => false;

    /// <summary>Ends the span, unless a task or a sequence took it over, and restores <see cref="Activity.Current"/>.</summary>
    public void Exit() { }
}

using System.Collections;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Judgeval.Spans;
using Judgeval.Spans.Sequences;

namespace Judgeval.CompilerServices;

/// <summary>
/// One call of an observed method: a local of the woven method, or a field of its state machine. The default value is inert. No member throws.
/// For woven code only; see docs/abi.md.
/// </summary>
/// <remarks>Each member is a check that the JIT inlines in front of <see cref="CallRecorder"/>, which does the work when the call is recorded.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ObservedCall
{
    // The running span, or null when the call is not recorded.
    private Activity? _activity;

    // What the call needs next; one field, so that a state machine grows by two references only. In the order in which they follow each other:
    // ValueCapture (while the arguments come in), ObservedMethod or SequenceStart, then TaskFollower (handed off) or the Exception that leaves.
    private object? _state;

    /// <summary>Whether anybody listens. False is the whole cost of an observed method with tracing off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsEnabled(ObservedMethod method) => TracerScope.IsListening;

    /// <summary>Starts the span and makes it current, if the call is recorded.</summary>
    public void Begin(ObservedMethod method) => CallRecorder.Begin(ref _activity, ref _state, method);

    /// <summary>Instead of <see cref="Begin"/> in a method that <see cref="Enter"/> has started the span of.</summary>
    public void BeginEntered(ObservedMethod method)
    {
        if (_activity is not null)
        {
            CallRecorder.Begin(ref _activity, ref _state, method);
        }
    }

    /// <summary>Starts the span, if the call is recorded, and makes it current until <see cref="ObservedEntry.Leave"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ObservedEntry Enter(ObservedMethod method) => IsEnabled(method) ? EntryRecorder.Enter(ref _activity, method) : default;

    /// <summary>Makes the span of a method that was suspended current again until <see cref="ObservedEntry.Leave"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ObservedEntry Resume() => _activity is null ? default : EntryRecorder.Resume(_activity);

    /// <summary>Starts the span of a delegate, for <see cref="DelegateSpan"/>; not for woven code.</summary>
    internal void BeginManual(string name) => CallRecorder.BeginManual(ref _activity, ref _state, name);

    /// <summary>Prepares an iterator or stream: arguments are recorded now, the span starts with the first step of each enumeration.</summary>
    public void BeginSequence(ObservedMethod method) => CallRecorder.BeginSequence(ref _state, method);

    /// <summary>Records an argument. Called once for each recorded parameter, in order, right after <see cref="Begin"/> or <see cref="BeginSequence"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Argument<T>(int index, T value)
    {
        if (_state is not null)
        {
            CallRecorder.Argument(_activity, ref _state, index, value);
        }
    }

    /// <summary>Records the result and hands it back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Return<T>(T value)
    {
        if (_activity is not null)
        {
            CallRecorder.Result(_activity, _state, value);
        }

        return value;
    }

    /// <summary>Ends the span with the task, and hands back a task that completes after that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Task ReturnTask(Task task) => _activity is null ? task : TaskRecorder.Follow(_activity, ref _state, task);

    /// <inheritdoc cref="ReturnTask"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Task<T> ReturnTaskOf<T>(Task<T> task) => _activity is null ? task : TaskRecorder.Follow(_activity, ref _state, task);

    /// <inheritdoc cref="ReturnTask"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ValueTask ReturnValueTask(ValueTask task) => _activity is null ? task : TaskRecorder.Follow(_activity, ref _state, task);

    /// <inheritdoc cref="ReturnTask"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ValueTask<T> ReturnValueTaskOf<T>(ValueTask<T> task) => _activity is null ? task : TaskRecorder.Follow(_activity, ref _state, task);

    /// <summary>Makes a span of each enumeration.</summary>
    public IEnumerable<T> ReturnSequence<T>(IEnumerable<T> sequence) =>
        sequence is not null && SequenceStart.Take(ref _state) is { } start ? new ObservedSequence<T>(sequence, start) : sequence!;

    /// <inheritdoc cref="ReturnSequence{T}"/>
    public IEnumerator<T> ReturnEnumerator<T>(IEnumerator<T> enumerator) =>
        enumerator is not null && SequenceStart.Take(ref _state) is { } start ? new ObservedEnumerator<T>(enumerator, start) : enumerator!;

    /// <inheritdoc cref="ReturnSequence{T}"/>
    public IEnumerable ReturnUntypedSequence(IEnumerable sequence) =>
        sequence is not null && SequenceStart.Take(ref _state) is { } start ? new ObservedUntypedSequence(sequence, start) : sequence!;

    /// <inheritdoc cref="ReturnSequence{T}"/>
    public IEnumerator ReturnUntypedEnumerator(IEnumerator enumerator) =>
        enumerator is not null && SequenceStart.Take(ref _state) is { } start ? new ObservedUntypedEnumerator(enumerator, start) : enumerator!;

    /// <inheritdoc cref="ReturnSequence{T}"/>
    public IAsyncEnumerable<T> ReturnAsyncSequence<T>(IAsyncEnumerable<T> sequence) =>
        sequence is not null && SequenceStart.Take(ref _state) is { } start ? new ObservedAsyncSequence<T>(sequence, start) : sequence!;

    /// <inheritdoc cref="ReturnSequence{T}"/>
    public IAsyncEnumerator<T> ReturnAsyncEnumerator<T>(IAsyncEnumerator<T> enumerator) =>
        enumerator is not null && SequenceStart.Take(ref _state) is { } start ? new ObservedAsyncEnumerator<T>(enumerator, start) : enumerator!;

    /// <summary>Notes the exception that leaves the method. An exception filter that never catches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Fault(Exception exception)
    {
        if (_activity is not null || _state is not null)
        {
            CallRecorder.Fault(_activity, ref _state, exception);
        }

        return false;
    }

    /// <summary>Ends the span, unless a task or a sequence took it over, and restores <see cref="Activity.Current"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Exit()
    {
        if (_activity is not null || _state is not null)
        {
            CallRecorder.Exit(ref _activity, ref _state);
        }
    }
}

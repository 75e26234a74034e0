using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Judgeval.Spans;

namespace Judgeval.CompilerServices;

/// <summary>
/// One run of a <c>MoveNext</c> whose builder is not the framework's, and may run it in the context of whoever calls. The default value is inert. No member throws.
/// For woven code only; see docs/abi.md.
/// </summary>
/// <remarks>A local: once a method is suspended, its state machine may be running on another thread already.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ObservedEntry
{
    private readonly Activity? _activity;
    private readonly Activity? _found;

    internal ObservedEntry(Activity activity, Activity? found)
    {
        _activity = activity;
        _found = found;
    }

    /// <summary>Takes the span away again if it is the current activity, for what was current at the entry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Leave()
    {
        if (_activity is not null)
        {
            EntryRecorder.Leave(_activity, _found);
        }
    }
}

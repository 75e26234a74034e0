using Judgeval.CompilerServices;

namespace Judgeval.Generated;

/// <summary>The descriptors that the weaver makes for the fixtures.</summary>
internal static class Observed
{
    internal static class ReadableCases
    {
        internal static readonly ObservedMethod get_Size = new("Size", "span", ObservedMethodOptions.None);
        internal static readonly ObservedMethod set_Size = new("Size", "span", ObservedMethodOptions.None, "value");
        internal static readonly ObservedMethod SyncVoid = new("SyncVoid", "span", ObservedMethodOptions.None, "text");
        internal static readonly ObservedMethod SyncValue = new("SyncValue", "tool", ObservedMethodOptions.DeclaredKind, "query", "topK");
        internal static readonly ObservedMethod Generic = new("Generic", "span", ObservedMethodOptions.None, "first", "second");
        internal static readonly ObservedMethod RefOut = new("RefOut", "span", ObservedMethodOptions.None, "counter", "now");
        internal static readonly ObservedMethod AsyncTask = new("AsyncTask", "span", ObservedMethodOptions.None, "question", "attempts");
        internal static readonly ObservedMethod AsyncValueTask = new("AsyncValueTask", "span", ObservedMethodOptions.None, "left", "right");
        internal static readonly ObservedMethod AsyncVoid = new("AsyncVoid", "span", ObservedMethodOptions.None, "task");
        internal static readonly ObservedMethod TaskPassThrough = new("TaskPassThrough", "span", ObservedMethodOptions.None, "task");
        internal static readonly ObservedMethod Iterator = new("Iterator", "span", ObservedMethodOptions.None, "n");
        internal static readonly ObservedMethod AsyncIterator = new("AsyncIterator", "span", ObservedMethodOptions.None, "prompt");
    }

    internal static class LongNote
    {
        internal static readonly ObservedMethod Constructor = new("LongNote", "span", ObservedMethodOptions.None, "title", "text");
    }

    internal static class ReadableFlowCases
    {
        internal static readonly ObservedMethod RefReturn = new("RefReturn", "span", ObservedMethodOptions.None, "index");
        internal static readonly ObservedMethod TryCatchFinally = new("TryCatchFinally", "span", ObservedMethodOptions.None, "text");
        internal static readonly ObservedMethod NestedTry = new("NestedTry", "span", ObservedMethodOptions.None, "text");
        internal static readonly ObservedMethod Using = new("Using", "span", ObservedMethodOptions.None, "text");
        internal static readonly ObservedMethod Lock = new("Lock", "span", ObservedMethodOptions.None);
        internal static readonly ObservedMethod Foreach = new("Foreach", "span", ObservedMethodOptions.None, "numbers");
        internal static readonly ObservedMethod LoopFromTheStart = new("LoopFromTheStart", "span", ObservedMethodOptions.None, "numbers");
        internal static readonly ObservedMethod Sum = new("Sum", "span", ObservedMethodOptions.None, "numbers");
        internal static readonly ObservedMethod Guards = new("Guards", "span", ObservedMethodOptions.None, "text", "mode");
        internal static readonly ObservedMethod Switch = new("Switch", "span", ObservedMethodOptions.None, "n");
        internal static readonly ObservedMethod SwitchExpression = new("SwitchExpression", "span", ObservedMethodOptions.None, "text");
        internal static readonly ObservedMethod Condition = new("Condition", "span", ObservedMethodOptions.None, "n");
        internal static readonly ObservedMethod Choice = new("Choice", "span", ObservedMethodOptions.None, "n");
        internal static readonly ObservedMethod Ifs = new("Ifs", "span", ObservedMethodOptions.None, "n");
        internal static readonly ObservedMethod Captures = new("Captures", "span", ObservedMethodOptions.None, "n", "step");
        internal static readonly ObservedMethod Twice = new("Twice", "span", ObservedMethodOptions.None, "number");
        internal static readonly ObservedMethod Lambda_lambda = new("Lambda lambda", "span", ObservedMethodOptions.None, "number");
    }

    internal static class Tally
    {
        internal static readonly ObservedMethod Next = new("Next", "span", ObservedMethodOptions.None, "step");
    }

    internal static class ReadableAsyncCases
    {
        internal static readonly ObservedMethod Early = new("Early", "span", ObservedMethodOptions.None, "task");
        internal static readonly ObservedMethod Loop = new("Loop", "span", ObservedMethodOptions.None, "n");
        internal static readonly ObservedMethod TryCatchFinally = new("TryCatchFinally", "span", ObservedMethodOptions.None, "task");
        internal static readonly ObservedMethod Using = new("Using", "span", ObservedMethodOptions.None, "text");
        internal static readonly ObservedMethod Switch = new("Switch", "span", ObservedMethodOptions.None, "n");
        internal static readonly ObservedMethod Condition = new("Condition", "span", ObservedMethodOptions.None, "task");
        internal static readonly ObservedMethod Choice = new("Choice", "span", ObservedMethodOptions.None, "task");
        internal static readonly ObservedMethod AwaitForeach = new("AwaitForeach", "span", ObservedMethodOptions.None, "numbers");
        internal static readonly ObservedMethod AwaitForeachReturn = new("AwaitForeachReturn", "span", ObservedMethodOptions.None, "numbers");
        internal static readonly ObservedMethod ReturnOutOfTwo = new("ReturnOutOfTwo", "span", ObservedMethodOptions.None, "numbers", "log");
        internal static readonly ObservedMethod Generic = new("Generic", "span", ObservedMethodOptions.None, "key", "value");
        internal static readonly ObservedMethod NoAwait = new("NoAwait", "span", ObservedMethodOptions.None, "log");
        internal static readonly ObservedMethod Captures = new("Captures", "span", ObservedMethodOptions.None, "n", "step");
        internal static readonly ObservedMethod Later = new("Later", "span", ObservedMethodOptions.None, "number");
    }
}

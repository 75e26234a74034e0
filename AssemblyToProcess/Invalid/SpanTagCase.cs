using Judgeval;

namespace InvalidToProcess;

public static class SpanTagCase
{
    [Observe]
    [SpanTag(" ", "value")]
    public static int NoKey()
    {
        return 1;
    }

    [Observe]
    [SpanTag("version", null!)]
    public static int NoValue()
    {
        return 2;
    }

    [Observe]
    [SpanTag("version", 1)]
    [SpanTag("version", 2)]
    public static int Twice()
    {
        return 3;
    }

    [SpanTag("version", 1)]
    public static int NotObserved()
    {
        return 4;
    }

    // Whoever says that there is no span may leave the tag for later.
    [DoNotObserve]
    [SpanTag("version", 1)]
    public static int Declined()
    {
        return 5;
    }
}

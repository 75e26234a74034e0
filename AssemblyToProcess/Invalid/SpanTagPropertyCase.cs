using Judgeval;

namespace InvalidToProcess;

public class SpanTagPropertyCase
{
    private int _value;

    [SpanTag("version", 1)]
    public int NotObserved
    {
        get => _value;
        set => _value = value;
    }

    [Observe]
    [SpanTag("version", 1)]
    [SpanTag("version", 2)]
    public int Twice
    {
        get => _value + 1;
        set => _value = value + 1;
    }
}

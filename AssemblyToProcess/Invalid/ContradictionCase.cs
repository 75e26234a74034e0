using Judgeval;

namespace InvalidToProcess;

[ObserveAll]
[DoNotObserve]
public class ContradictionCase
{
    [Observe]
    [DoNotObserve]
    public int Property => 1;

    [Observe]
    [DoNotObserve]
    public static int Method()
    {
        return 1;
    }

    public static int Plain()
    {
        return 2;
    }
}

using Judgeval;

namespace InvalidToProcess;

public class FinalizerCase
{
    public static int Finalized;

    [Observe]
    ~FinalizerCase()
    {
        Finalized++;
    }
}

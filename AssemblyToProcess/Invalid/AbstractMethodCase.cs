using Judgeval;

namespace InvalidToProcess;

public abstract class AbstractMethodCase
{
    [Observe]
    public abstract int Compute(int n);

    public int Plain() => 1;
}

using Judgeval;

namespace InvalidToProcess;

public abstract class AbstractPropertyCase
{
    [Observe]
    public abstract int Top { get; set; }
}

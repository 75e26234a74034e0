using Judgeval;

namespace InvalidToProcess;

public static class StaticConstructorCase
{
    public static readonly int Value;

    [Observe]
    static StaticConstructorCase()
    {
        Value = 1;
    }
}

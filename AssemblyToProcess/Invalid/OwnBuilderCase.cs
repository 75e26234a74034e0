using Judgeval;

namespace InvalidToProcess;

public static class OwnBuilderCase
{
    [Observe]
    public static async OwnTask<int> Run(int n)
    {
        await Task.Yield();
        return n;
    }
}

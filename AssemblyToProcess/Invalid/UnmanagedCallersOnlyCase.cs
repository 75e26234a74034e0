using System.Runtime.InteropServices;
using Judgeval;

namespace InvalidToProcess;

public static class UnmanagedCallersOnlyCase
{
    [Observe]
    [UnmanagedCallersOnly]
    public static int Callback(int n)
    {
        return n;
    }
}

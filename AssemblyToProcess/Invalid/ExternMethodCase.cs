using System.Runtime.InteropServices;
using Judgeval;

namespace InvalidToProcess;

public static class ExternMethodCase
{
    [Observe]
    [DllImport("nothing")]
    public static extern int Native(int n);
}

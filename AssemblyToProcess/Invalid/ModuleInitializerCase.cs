using System.Runtime.CompilerServices;
using Judgeval;

namespace InvalidToProcess;

public static class ModuleInitializerCase
{
    public static int Value;

    [Observe]
    [ModuleInitializer]
    public static void Initialize()
    {
        Value = 1;
    }
}

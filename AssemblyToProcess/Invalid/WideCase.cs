using Judgeval;

namespace InvalidToProcess;

[ObserveAll(Include = "*.WideCase.Plain, InvalidToProcess.WideCase.Serch*", Exclude = "*.Nothing")]
[ObserveAll(Members = (ObservedMembers)64)]
public static class WideCase
{
    public static int Search()
    {
        return 1;
    }

    public static int Plain()
    {
        return 2;
    }
}

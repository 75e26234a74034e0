using Judgeval;

namespace InvalidToProcess;

public static class ContextCase
{
    [Observe(SessionId = "")]
    public static int NoSession()
    {
        return 1;
    }

    [Observe(UserId = " ")]
    public static int NoUser()
    {
        return 2;
    }

    [Observe(Tags = ["beta", ""])]
    public static int NoTag()
    {
        return 3;
    }
}

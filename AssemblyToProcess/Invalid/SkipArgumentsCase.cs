using Judgeval;

namespace InvalidToProcess;

public static class SkipArgumentsCase
{
    [Observe(SkipArguments = ["password", "user"])]
    public static string Login(string user)
    {
        return user;
    }

    [Observe(SkipArguments = ["pin"])]
    public static async Task<string> LoginAsync(string user)
    {
        await Task.Yield();
        return user;
    }
}

namespace Shop.Agents.Internal;

public static class Cache
{
    public static string Get(string key) => key;
}

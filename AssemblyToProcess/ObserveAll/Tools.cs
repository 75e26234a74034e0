using Judgeval;

namespace Shop.Agents;

[DoNotObserve]
public class Tools
{
    public string Search(string query) => query;

    [Observe]
    public string Marked(string query) => query;

    public static class Nested
    {
        public static int Add(int a, int b) => a + b;
    }
}

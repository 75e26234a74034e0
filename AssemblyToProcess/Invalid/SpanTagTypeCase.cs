using Judgeval;

namespace InvalidToProcess;

[SpanTag("team", "shop")]
public static class SpanTagTypeCase
{
    public static int Plain()
    {
        return 1;
    }
}

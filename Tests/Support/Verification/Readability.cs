namespace Judgeval.Tests.Support.Verification;

/// <summary>Whether decompiled C# reads as if a person had written it.</summary>
public static class Readability
{
    private static readonly string[] Blemishes = ["<>1__state", "MoveNext()", "Error near", "goto ", "IL_", "g__Original|"];

    /// <summary>How often each blemish occurs; none in code that reads well.</summary>
    public static IReadOnlyDictionary<string, int> Problems(string code) => Blemishes
        .Select(blemish => (Blemish: blemish, Count: code.Split(blemish).Length - 1))
        .Where(static problem => problem.Count > 0)
        .ToDictionary(static problem => problem.Blemish, static problem => problem.Count);
}

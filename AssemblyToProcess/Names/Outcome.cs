namespace NamesToProcess;

/// <summary>What the program computed.</summary>
public static class Outcome
{
    public static string? Text { get; set; }
}

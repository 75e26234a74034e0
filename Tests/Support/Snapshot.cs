using System.Text;

namespace Judgeval.Tests.Support;

/// <summary>Compares text with a file beside the tests' sources. It never accepts itself: whoever changes the output changes the file, and a review sees it.</summary>
public static class Snapshot
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Weaving", "Snapshots");

    /// <param name="name">The file is <c>{name}.verified.cs</c>; on a mismatch <c>{name}.received.cs</c> is written beside the tests' copy of it.</param>
    /// <param name="actual">The text, lines ended by <c>\n</c>.</param>
    public static void Verify(string name, string actual)
    {
        var verified = Path.Combine(Folder, $"{name}.verified.cs");
        var expected = File.Exists(verified) ? File.ReadAllText(verified).Replace("\r\n", "\n", StringComparison.Ordinal) : "";
        if (expected == actual)
        {
            return;
        }

        var received = Path.Combine(Folder, $"{name}.received.cs");
        Directory.CreateDirectory(Folder);
        File.WriteAllText(received, actual);
        Assert.Fail($"{name} is not as verified; received: {received}\n{Diff(expected.Split('\n'), actual.Split('\n'))}");
    }

    /// <summary>The lines of both texts in order, those only in the first marked with <c>-</c> and those only in the second with <c>+</c>.</summary>
    public static string Diff(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        // common[i, j]: how many lines the rests of both texts have in common, from i and from j.
        var common = new int[expected.Count + 1, actual.Count + 1];
        for (var i = expected.Count - 1; i >= 0; i--)
        {
            for (var j = actual.Count - 1; j >= 0; j--)
            {
                common[i, j] = expected[i] == actual[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var diff = new StringBuilder();
        for (int i = 0, j = 0; i < expected.Count || j < actual.Count;)
        {
            if (i < expected.Count && j < actual.Count && expected[i] == actual[j])
            {
                diff.Append("  ").Append(expected[i++]).Append('\n');
                j++;
            }
            else if (j == actual.Count || (i < expected.Count && common[i + 1, j] >= common[i, j + 1]))
            {
                diff.Append("- ").Append(expected[i++]).Append('\n');
            }
            else
            {
                diff.Append("+ ").Append(actual[j++]).Append('\n');
            }
        }

        return diff.ToString();
    }
}

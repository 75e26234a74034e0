using System.Text.RegularExpressions;
using Judgeval.Tests.Packaging;
using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Weaving;

/// <summary>Methods that the runtime suspends by itself. They run only in a process that has that switched on.</summary>
public sealed partial class RuntimeAsyncTests
{
    private static readonly FixtureAssembly Fixture = FixtureAssembly.Named("RuntimeAsync");

    [Fact]
    public async Task the_woven_program_prints_what_the_unwoven_one_prints()
    {
        var unwoven = await RunAsync(Path.GetDirectoryName(Fixture.Path)!);

        Assert.Equal((unwoven.Output, ""), await RunAsync(Weave()));
        Assert.Equal(unwoven.Output, (await RunAsync(Weave(), "trace")).Output);
        Assert.EndsWith("no activity\n", unwoven.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task each_call_is_a_span_under_its_caller_until_it_is_done()
    {
        var (_, tree) = await RunAsync(Weave(), "trace");

        Assert.Equal(
            """
            SumAsync [span]
              input: {"a":2,"b":3}
              output: 5
              LaterAsync [span]
                input: {"n":2}
                output: 2
              LaterAsync [span]
                input: {"n":3}
                output: 3
            NothingAsync [span]
              input: {"text":"text"}
            EarlyAsync [span]
              input: {"n":-1}
              output: -1
            EarlyAsync [span]
              input: {"n":1}
              output: 10
            GenericAsync [span]
              input: {"name":"seven","value":7}
              output: {"Item1":7,"Item2":12}
            ThrowsAsync [span]
              input: {"when":"late"}
              error: System.InvalidOperationException: late
            CancelledAsync [span]
              cancelled

            """.ReplaceLineEndings("\n"),
            Siblings().Replace(Duration().Replace(tree, "]"), ""));
        Assert.Equal(2, Siblings().Count(Duration().Replace(tree, "]")));
    }

    [Fact]
    public void an_awaited_result_is_kept_in_a_local_before_it_is_handed_over()
    {
        using var woven = new Decompiled(WeaverRunner.Weave(Fixture).Path, Fixture.References);

        Assert.Matches(@"int (\w+) = await LaterAsync\(a\) \+ await LaterAsync\(b\);\s+return call\.Return\(\1\);", woven.Method("RuntimeAsync.RuntimeAsyncCases.SumAsync"));
    }

    [Fact]
    public void the_woven_code_is_sound()
    {
        var weaving = WeaverRunner.Weave(Fixture);

        Assert.Empty(weaving.Problems);
        Assert.Empty(IlVerifier.Check(weaving.Path, Fixture.References));
        Assert.Empty(PdbAudit.Compare(Fixture.Path, weaving.Path));
    }

    private static string Weave()
    {
        var weaving = WeaverRunner.Weave(Fixture);
        Assert.Empty(weaving.Problems);
        var folder = Path.GetDirectoryName(weaving.Path)!;
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Fixture.Path)!).Where(file => !File.Exists(Path.Combine(folder, Path.GetFileName(file)))))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return folder;
    }

    private static async Task<(string Output, string Error)> RunAsync(string folder, params string[] arguments)
    {
        var environment = new Dictionary<string, string> { ["DOTNET_RuntimeAsync"] = "1" };
        var result = await Command.DotnetAsync(folder, environment, TimeSpan.FromMinutes(1), ["RuntimeAsync.dll", .. arguments]);
        result.Succeeded();
        return (result.Output.ReplaceLineEndings("\n"), result.Error.ReplaceLineEndings("\n"));
    }

    [GeneratedRegex(@"\] [\d.]+ m?s$", RegexOptions.Multiline)]
    private static partial Regex Duration();

    // The two calls under Task.WhenAll, which end in either order.
    [GeneratedRegex(@"SumAsync \[span\]\n  input: \{""a"":([12]),""b"":\1\}\n  output: [24]\n(  LaterAsync \[span\]\n    input: \{""n"":\1\}\n    output: \1\n){2}")]
    private static partial Regex Siblings();
}

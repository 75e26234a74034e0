using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Weaving;

/// <summary>What the compilers of Visual Basic and F# make is woven as what that of C# makes.</summary>
[Collection(nameof(WovenPrograms))]
public sealed class OtherLanguageTests
{
    // F# makes a tail call of most last calls; one inside a try is an ordinary call.
    private const string TailCalls = "JDG0008";

    // Those without a suffix are what the compiler makes by default here: Visual Basic for debugging, F# optimised.
    private static readonly Dictionary<string, WovenAssembly> Assemblies =
        new[] { "VisualBasic", "VisualBasic.Release", "FSharp", "FSharp.Debug" }.ToDictionary(static language => language, static language => new WovenAssembly(language));

    private static readonly Dictionary<string, WovenAssembly> Wide = Assemblies.Keys
        .ToDictionary(static language => language, static language => new WovenAssembly(language, """<Judgeval ObserveAll="all" />"""));

    public static TheoryData<string, Tracing, string> Scenarios
    {
        get
        {
            var data = new TheoryData<string, Tracing, string>();
            foreach (var (language, assembly) in Assemblies)
            {
                foreach (var scenario in Scenario.Names(assembly.Unwoven, Topic(language)))
                {
                    foreach (var tracing in Enum.GetValues<Tracing>())
                    {
                        data.Add(language, tracing, scenario);
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task does_what_the_unwoven_program_does(string language, Tracing tracing, string scenario) => Compare(Assemblies[language], language, tracing, scenario);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task does_the_same_with_everything_observed(string language, Tracing tracing, string scenario) => Compare(Wide[language], language, tracing, scenario);

    [Theory]
    [InlineData("VisualBasic", new string[0])]
    [InlineData("VisualBasic.Release", new string[0])]
    [InlineData("FSharp", new[] { TailCalls })]
    [InlineData("FSharp.Debug", new string[0])]
    public void is_woven_to_sound_code(string language, string[] warnings)
    {
        Assert.Equal(warnings, Assemblies[language].Weaving.Problems.Select(static problem => problem.Id).Distinct());

        foreach (var assembly in new[] { Assemblies[language], Wide[language] })
        {
            Assert.Empty(JitVerifier.Check(assembly.Woven).Except(JitVerifier.Check(assembly.Unwoven)));
            Assert.Empty(IlVerifier.Check(assembly.Weaving.Path, assembly.Fixture.References)
                .Except(IlVerifier.Check(assembly.Fixture.Path, assembly.Fixture.References)));
            Assert.Empty(PdbAudit.Compare(assembly.Fixture.Path, assembly.Weaving.Path));
        }
    }

    private static string Topic(string language) => $"{language.Split('.')[0]}Cases";

    private static async Task Compare(WovenAssembly assembly, string language, Tracing tracing, string name)
    {
        var scenario = new Scenario(Topic(language), name);
        var expected = await scenario.RunIn(assembly.Unwoven);
        using var tracer = TestTracer.For(tracing);

        var actual = await scenario.RunIn(assembly.Woven);

        Assert.True(expected == actual, $"unwoven:\n{expected}\nwoven:\n{actual}");
        tracer?.AssertSpans(tracing);
    }
}

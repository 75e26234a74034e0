using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;
using Mono.Cecil;

namespace Judgeval.Tests.Weaving;

/// <summary>The comparison sees what reflection would see.</summary>
public sealed class MetadataAuditTests
{
    private static readonly FixtureAssembly Fixture = FixtureAssembly.Named("Valid.Release");

    public static TheoryData<string, string> Fixtures
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var fixture in new[] { "Valid.Debug", "Valid.Release", "VisualBasic", "FSharp", "NetFramework", "RuntimeAsync", "ObserveAll", "Names" })
            {
                data.Add(fixture, "<Judgeval />");
                data.Add(fixture, """<Judgeval ObserveAll="all" />""");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void reflection_sees_no_difference(string fixture, string configuration)
    {
        var assembly = new WovenAssembly(fixture, configuration);

        var differences = MetadataAudit.Compare(assembly.Fixture.Path, assembly.Weaving.Path, assembly.Fixture.References);

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public void an_untouched_copy_is_the_same() => Assert.Empty(Audit(static _ => { }));

    [Fact]
    public void a_lost_attribute_is_seen() => Assert.NotEmpty(Audit(static module => module.Method("RecordingCases", "Named").CustomAttributes.Clear()));

    [Fact]
    public void an_attribute_of_a_parameter_is_seen() => Assert.NotEmpty(Audit(static module => module.Method("RecordingCases", "HidesParameter").Parameters[1].CustomAttributes.Clear()));

    [Fact]
    public void another_way_to_compile_is_seen() => Assert.NotEmpty(Audit(static module => module.Method("RecordingCases", "Skips").NoInlining = true));

    [Fact]
    public void zeroed_locals_are_seen() => Assert.NotEmpty(Audit(static module => module.Method("ByRefCases", "StackUninitialised").Body.InitLocals = true));

    [Fact]
    public void a_member_more_is_seen() => Assert.NotEmpty(Audit(static module =>
        module.GetType("AssemblyToProcess.Log").Fields.Add(new FieldDefinition("added", FieldAttributes.Private, module.TypeSystem.Int32))));

    [Fact]
    public void another_order_is_seen() => Assert.NotEmpty(Audit(static module =>
    {
        var methods = module.GetType("AssemblyToProcess.Log").Methods;
        var first = methods[0];
        methods.RemoveAt(0);
        methods.Add(first);
    }));

    private static IReadOnlyList<string> Audit(Action<ModuleDefinition> change) => MetadataAudit.Compare(Fixture.Path, Retouched.Write(Fixture, change), Fixture.References);
}

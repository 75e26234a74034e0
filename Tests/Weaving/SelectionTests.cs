using System.Reflection;
using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Tests.Weaving;

/// <summary>Whom <c>[ObserveAll]</c> reaches from a type, an interface, the module and the assembly; the nearest decides.</summary>
[Collection(nameof(WovenPrograms))]
public sealed class SelectionTests
{
    private static readonly WovenAssembly Assembly = new("ObserveAll");

    [Fact]
    public void a_type_chooses_kinds_of_members_and_what_is_nearer_wins() => AssertSpans(
        "Shop.Levels.TypeLevel",
        "type TypeLevel(field)",
        "type Checked(value)",
        "type TypeLevel(field)",
        "type Computed()",
        "getter DeclinedButGetter()",
        "property Whole()",
        "type Item(index)",
        "type Public()",
        "method nearest()",
        "type Covered()",
        "again Covered()",
        "second Hidden()",
        "type Run()");

    [Fact]
    public void an_interface_speaks_for_its_own_bodies_only() => AssertSpans(
        "Shop.Levels.InterfaceLevel",
        "interface Private()",
        "interface Property()",
        "interface Default()",
        "interface Static()",
        "interface Run()");

    [Fact]
    public void what_the_compiler_made_is_left_alone() => AssertSpans(
        "Shop.Levels.GeneratedMembers",
        "span GeneratedMembers(Number)",
        "span GeneratedMembers(Number)",
        "span Doubled()",
        "generator_item Steps",
        "generator Steps()",
        "span Shown()",
        "span Pair(left,right)",
        "span Total()",
        "span Of(value)",
        "span Run()");

    [Fact]
    public void the_module_is_nearer_than_the_assembly() => AssertSpans(
        "Shop.Levels.ModuleLevel.Reached",
        "module Method()",
        "module AssemblyTool()",
        "type Method()",
        "module Run()");

    [Fact]
    public void extension_members_are_what_the_user_wrote() => AssertSpans(
        "Shop.Levels.ExtensionLevel",
        "explicit Name(number)",
        "extension Plus(number,other)",
        "extension Run()");

    [Theory]
    [InlineData("assembly")]
    [InlineData("module")]
    public void a_project_can_stay_out_of_the_configuration(string place)
    {
        var valid = FixtureAssembly.Named("Valid.Release");
        using var woven = new Decompiled(WeaverRunner.Weave(Declining(valid, place), valid.References, """<Judgeval ObserveAll="all" />""").Path, valid.References);

        Assert.DoesNotContain("ObservedCall", woven.Method("AssemblyToProcess.Gate.Open"), StringComparison.Ordinal);
        Assert.Contains("ObservedCall", woven.Method("AssemblyToProcess.SyncCases.Value"), StringComparison.Ordinal);
    }

    // The fixture as if it had [assembly: DoNotObserve] or [module: DoNotObserve].
    private static string Declining(FixtureAssembly fixture, string place)
    {
        var path = Path.Combine(WeaverRunner.NewFolder(), Path.GetFileName(fixture.Path));
        using var resolver = new ReferenceResolver(fixture.References);
        using var module = WeaverRunner.ReadModule(fixture.Path, resolver);
        var attribute = new CustomAttribute(module.ImportReference(typeof(DoNotObserveAttribute).GetConstructor(Type.EmptyTypes)));
        (place == "module" ? module.CustomAttributes : module.Assembly.CustomAttributes).Add(attribute);
        module.Write(path, new WriterParameters { WriteSymbols = true, SymbolWriterProvider = new PortablePdbWriterProvider() });
        return path;
    }

    // Each span as its kind, its name and the names of its arguments, in the order in which they ended.
    private static void AssertSpans(string type, params string[] expected)
    {
        var unwoven = Run(Assembly.Unwoven, type);
        using var tracer = new TestTracer();

        var woven = Run(Assembly.Woven, type);

        Assert.Equal(unwoven, woven);
        Assert.Equal(expected, tracer.Spans.Select(static span => $"{span.GetTagItem("judgment.span_kind")} {span.DisplayName}{Arguments(span.GetTagItem("judgment.input"))}"));
    }

    private static string Arguments(object? input) => input is string json
        ? $"({string.Join(',', System.Text.Json.JsonDocument.Parse(json).RootElement.EnumerateObject().Select(static property => property.Name))})"
        : "";

    private static object? Run(Assembly assembly, string type) =>
        assembly.GetType(type, throwOnError: true)!.GetMethod("Run", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, null);
}

using System.Globalization;
using System.Reflection;
using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Weaving;

/// <summary>Fixed span attributes from the method, its property, its types, the module and the assembly.</summary>
[Collection(nameof(WovenPrograms))]
public sealed class SpanTagTests
{
    private static readonly WovenAssembly Assembly = new("ObserveAll");

    [Fact]
    public void every_span_has_the_nearest_value_for_each_key()
    {
        var expected = Run(Assembly.Unwoven);
        using var tracer = new TestTracer();

        Assert.Equal(expected, Run(Assembly.Woven));

        Assert.Equal(
            [
                "Values: double=0.5 (Double), int=-2 (Int32), level=method (String), long=5000000000 (Int64), module=levels (String), team=shop (String), type=True (Boolean)",
                "Inherited: level=type (String), module=levels (String), team=shop (String), type=True (Boolean)",
                "Steps item:",
                "Steps: level=type (String), module=levels (String), step=1 (Int32), team=shop (String), type=True (Boolean)",
                "LaterAsync: async=1 (Int32), level=type (String), module=levels (String), team=shop (String), type=True (Boolean)",
                "Property: accessor=get (String), level=property (String), module=levels (String), team=shop (String), type=True (Boolean)",
                "Method: level=nested (String), module=levels (String), team=shop (String), type=True (Boolean)",
            ],
            tracer.Spans.Select(Describe));
    }

    [Fact]
    public void what_the_tracer_writes_itself_wins()
    {
        using var tracer = new TestTracer();

        Run(Assembly.Woven);

        Assert.Equal("span", tracer.Named("Values").GetTagItem("judgment.span_kind"));
    }

    [Fact]
    public void the_descriptors_read_as_plain_code()
    {
        using var woven = new Decompiled(Assembly.Weaving.Path, Assembly.Fixture.References);

        Snapshot.Verify("SpanTags", woven.Type("Judgeval.Generated.Observed.TagLevel"));
    }

    private static string Describe(System.Diagnostics.Activity span)
    {
        var tags = span.TagObjects
            .Where(static tag => !tag.Key.StartsWith("judgment.", StringComparison.Ordinal))
            .Select(static tag => string.Create(CultureInfo.InvariantCulture, $" {tag.Key}={tag.Value} ({tag.Value!.GetType().Name})"));
        var item = Equals(span.GetTagItem("judgment.span_kind"), "generator_item") ? " item" : "";
        return $"{span.DisplayName}{item}:{string.Join(',', tags.Order(StringComparer.Ordinal))}";
    }

    private static object? Run(Assembly assembly) =>
        assembly.GetType("Shop.Levels.TagLevel", throwOnError: true)!.GetMethod("Run", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, null);
}

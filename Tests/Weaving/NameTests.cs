using System.Reflection;
using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Weaving;

/// <summary>Spans, and the fields that hold their descriptors, are called what users wrote and not what compilers made of it.</summary>
[Collection(nameof(WovenPrograms))]
public sealed class NameTests
{
    private static readonly WovenAssembly Assembly = new("Names");

    [Fact]
    public void spans_are_called_what_users_wrote()
    {
        var expected = Run(Assembly.Unwoven);
        using var tracer = new TestTracer();

        Assert.Equal(expected, Run(Assembly.Woven));

        Assert.Equal(
            [
                "Local", "Steps", "Steps", "Steps", "LaterAsync", "Inner", "Generic", "Main lambda",
                "Box", "Put", "Content", "Local", "Later lambda", "Mapped", "Lid", "Hidden", "Text", "Hidden", "Explicit",
                "Lambdas lambda", "Lambdas lambda", "Property lambda", "Run lambda", "Run lambda", "Shouted", "operator *",
            ],
            tracer.Spans.Select(static span => span.DisplayName));
    }

    [Fact]
    public void descriptors_are_called_what_users_wrote()
    {
        var holder = Assembly.Woven.GetType("Judgeval.Generated.Observed", throwOnError: true)!;

        var names =
            from type in holder.GetNestedTypes(BindingFlags.NonPublic)
            from field in type.GetFields(BindingFlags.NonPublic | BindingFlags.Static)
            select $"{type.Name}.{field.Name}";

        Assert.Equal(
            [
                "Box.Constructor", "Box.Later_lambda", "Box.Local", "Box.Mapped", "Box.Put", "Box.get_Content",
                "Hidden.Constructor", "Hidden.Explicit", "Hidden.Text",
                "Lambdas.Lambdas_lambda", "Lambdas.Lambdas_lambda2", "Lambdas.Property_lambda", "Lambdas.Run_lambda", "Lambdas.Run_lambda2",
                "Lid.Constructor",
                "Members.get_Shouted", "Members.op_Multiply",
                "Program.Generic", "Program.Inner", "Program.LaterAsync", "Program.Local", "Program.Main_lambda", "Program.Steps",
            ],
            names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void the_jit_takes_every_method() => Assert.Empty(JitVerifier.Check(Assembly.Woven));

    private static string? Run(Assembly assembly)
    {
        assembly.EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        return (string?)assembly.GetType("NamesToProcess.Outcome", throwOnError: true)!.GetProperty("Text")!.GetValue(null);
    }
}

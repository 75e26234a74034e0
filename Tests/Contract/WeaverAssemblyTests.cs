using Judgeval.Fody;
using Mono.Cecil;

namespace Judgeval.Tests.Contract;

/// <summary>What Fody needs of an assembly that it loads into the build.</summary>
public sealed class WeaverAssemblyTests
{
    [Fact]
    public void the_weaver_does_not_use_value_tuples_which_fody_cannot_load_everywhere()
    {
        using var module = ModuleDefinition.ReadModule(typeof(ModuleWeaver).Assembly.Location);

        Assert.DoesNotContain(module.GetTypeReferences(), reference => reference.FullName.StartsWith("System.ValueTuple", StringComparison.Ordinal));
    }

    [Fact]
    public void the_weaver_refers_to_neither_the_runtime_nor_the_attributes()
    {
        using var module = ModuleDefinition.ReadModule(typeof(ModuleWeaver).Assembly.Location);

        Assert.DoesNotContain(module.AssemblyReferences, reference => reference.Name is "Judgeval.Runtime" or "Judgeval.Attributes");
    }

    [Fact]
    public void the_weaver_shows_one_public_type() =>
        Assert.Equal([typeof(ModuleWeaver)], typeof(ModuleWeaver).Assembly.GetExportedTypes());
}

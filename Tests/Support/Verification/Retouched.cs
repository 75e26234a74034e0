using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Tests.Support.Verification;

/// <summary>A copy of the fixtures with something changed in it, to prove that a comparison with the original sees it.</summary>
public static class Retouched
{
    /// <returns>The path of the copy, its PDB beside it.</returns>
    public static string Write(FixtureAssembly fixture, Action<ModuleDefinition> change)
    {
        var path = Path.Combine(WeaverRunner.NewFolder(), Path.GetFileName(fixture.Path));
        using var resolver = new ReferenceResolver(fixture.References);
        using var module = WeaverRunner.ReadModule(fixture.Path, resolver);
        change(module);
        module.Write(path, new WriterParameters { WriteSymbols = true, SymbolWriterProvider = new PortablePdbWriterProvider() });
        return path;
    }

    /// <summary>The first method of that name.</summary>
    public static MethodDefinition Method(this ModuleDefinition module, string type, string name) =>
        WithSymbols(module.GetType($"AssemblyToProcess.{type}").Methods.First(method => method.Name == name));

    /// <summary>The <c>MoveNext</c> of an async method or iterator.</summary>
    public static MethodDefinition MoveNext(this ModuleDefinition module, string type, string name) =>
        WithSymbols(module.GetType($"AssemblyToProcess.{type}").NestedTypes.First(nested => nested.Name.StartsWith($"<{name}>d__", StringComparison.Ordinal))
            .Methods.Single(static method => method.Name == "MoveNext"));

    // Cecil reads a method's debug information together with its body, and only then.
    private static MethodDefinition WithSymbols(MethodDefinition method)
    {
        Assert.NotEmpty(method.Body.Instructions);
        return method;
    }
}

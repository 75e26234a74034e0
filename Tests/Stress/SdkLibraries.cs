using System.Reflection;
using System.Runtime.Loader;
using Judgeval.Tests.Support;
using Mono.Cecil;

namespace Judgeval.Tests.Stress;

/// <summary>The compilers' own libraries, as the SDK that builds the tests has them, in a context in which they find each other.</summary>
internal sealed class SdkLibraries(string name, Func<string, string> place) : AssemblyLoadContext(name)
{
    private static readonly string Folder =
        typeof(SdkLibraries).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "SdkFolder").Value!;

    /// <summary>Their files, by name.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = new[] { "Roslyn/bincore/Microsoft.CodeAnalysis", "Roslyn/bincore/Microsoft.CodeAnalysis.CSharp", "FSharp/FSharp.Core" }
        .ToDictionary(static path => Path.GetFileName(path), static path => Path.GetFullPath(Path.Combine(Folder, $"{path}.dll")));

    /// <summary>The program that is the C# compiler.</summary>
    public static string Compiler { get; } = Path.GetFullPath(Path.Combine(Folder, "Roslyn", "bincore", "csc.dll"));

    /// <summary>A copy of a library without the machine code that was compiled ahead of time: nobody weaves a file that has some.</summary>
    public static string WithoutNativeCode(string file, IReadOnlyList<string> references) => Copy(file, references, static module =>
    {
        module.Attributes = ModuleAttributes.ILOnly;
        module.Architecture = TargetArchitecture.I386;
    });

    /// <summary>A copy that asks for a span of every call, without arguments and results.</summary>
    public static string WithoutValues(string file, IReadOnlyList<string> references) => Copy(file, references, static module =>
    {
        var attribute = new CustomAttribute(module.ImportReference(typeof(ObserveAllAttribute).GetConstructor([])));
        var no = new CustomAttributeArgument(module.TypeSystem.Boolean, false);
        attribute.Properties.Add(new("RecordInput", no));
        attribute.Properties.Add(new("RecordOutput", no));
        attribute.Properties.Add(new("Members", new CustomAttributeArgument(module.ImportReference(typeof(ObservedMembers)), (int)ObservedMembers.All)));
        module.Assembly.CustomAttributes.Add(attribute);
    });

    private static string Copy(string file, IReadOnlyList<string> references, Action<ModuleDefinition> change)
    {
        var copy = Path.Combine(WeaverRunner.NewFolder(), Path.GetFileName(file));
        using var resolver = new ReferenceResolver(references);
        using var module = ModuleDefinition.ReadModule(file, new ReaderParameters { AssemblyResolver = resolver, InMemory = true });
        change(module);
        module.Write(copy);
        return copy;
    }

    /// <summary>One of them. All are loaded, so that whoever looks for a class that derives from one of the first finds those of the second.</summary>
    public Assembly Library(string name) => Files.Keys.ToDictionary(static library => library, library => LoadFromAssemblyPath(place(library)))[name];

    protected override Assembly? Load(AssemblyName assemblyName) => Files.ContainsKey(assemblyName.Name!) ? LoadFromAssemblyPath(place(assemblyName.Name!)) : null;
}

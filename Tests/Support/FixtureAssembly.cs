using System.Reflection;

namespace Judgeval.Tests.Support;

/// <summary>A compiled project of AssemblyToProcess, not woven.</summary>
/// <param name="Name">The project's name, such as <c>Valid.Debug</c>.</param>
/// <param name="Path">The assembly.</param>
public sealed record FixtureAssembly(string Name, string Path)
{
    /// <summary>The assemblies it was compiled against: reference assemblies of the framework, as the weaver sees them in a build.</summary>
    public IReadOnlyList<string> References { get; } = File.ReadAllLines(System.IO.Path.ChangeExtension(Path, ".refs.txt"));

    public static FixtureAssembly Named(string name)
    {
        var metadata = typeof(FixtureAssembly).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>();
        var relative = metadata.Single(attribute => attribute.Key == $"Fixture.{name}").Value!;
        return new FixtureAssembly(name, System.IO.Path.GetFullPath(System.IO.Path.Combine(AppContext.BaseDirectory, relative)));
    }
}

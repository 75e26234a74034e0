namespace Judgeval.Tests.Packaging;

/// <summary>Names that C# allows but few people use, in code, in the assembly and in its path.</summary>
[Collection(SharedPackages.Name)]
public sealed class UnusualNameTests(PackageFeed feed)
{
    // As long as the compiler allows.
    private static readonly string Longest = new('L', 1023);

    private static readonly string Long = Longest[..1000];

    private static readonly string Program = $$"""
        using Judgeval.Something;
        using @observe = Judgeval.ObserveAttribute;
        using (Judgeval.Tracer.Init(new Judgeval.TracerOptions { Exporters = ["console"] }))
        {
            Judgeval.Generated.Observed.Of(1);
            new Größe.@class().@event(@int: 2, 数: 3);
            new ObservedCall().Return(4);
            {{Long}}<int>.Of{{Long}}(5).ToList();
            {{Long}}<int>.Nested{{Long[..900]}}.Later{{Long[..900]}}(6).Wait();
            A.{{Longest}}.Of(7);
            B.{{Longest}}.Of(8);
        }
        namespace Judgeval.Generated { public static class Observed { [observe] public static int Of(int n) => n; } }
        namespace Judgeval.Something { public struct ObservedCall { [observe] public int Return(int n) => n; } }
        namespace Größe { public class @class { [observe("werkzeug")] public int @event(int @int, int 数) => @int + 数; } }
        public static class A { public static class {{Longest}} { [observe] public static int Of(int n) => n; } }
        public static class B { public static class {{Longest}} { [observe] public static int Of(int n) => n; } }
        public static class {{Long}}<T>
        {
            [observe] public static IEnumerable<T> Of{{Long}}(T n) { yield return n; }
            public static class Nested{{Long[..900]}} { [observe] public static async Task<T> Later{{Long[..900]}}(T n) { await Task.Yield(); return n; } }
        }
        """;

    [Fact]
    public async Task every_name_is_woven_and_runs()
    {
        var project = feed.WriteProject(Path.Combine("Läden & Söhne (1), 'neu'", "Shop. Agents v1.0"), $"""
            <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
            {PackageFeed.Reference}
            """);
        project.Write("Program.cs", Program);

        await project.DotnetAsync("build", "-warnaserror");

        Assert.Equal(7, project.WovenMethods().Count);
        var run = (await project.RunAsync(new Dictionary<string, string>())).Succeeded();
        run.Says("Of [span]", "event [werkzeug]", """input: {"int":2,"数":3}""", "output: 5", "Return [span]", "output: <generator>", "output: 6", "output: 7", "output: 8");
    }
}

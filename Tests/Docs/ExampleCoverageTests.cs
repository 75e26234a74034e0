using System.Reflection;
using System.Runtime.CompilerServices;

namespace Judgeval.Tests.Docs;

/// <summary>What a program configures and holds is shown in use, in code that these tests run.</summary>
public sealed class ExampleCoverageTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Type[] Types = [typeof(TracerOptions), typeof(SpanScope), typeof(LlmMetadata), typeof(LlmUsage), typeof(Example), typeof(OfflineTracer)];

    [Fact]
    public void every_option_has_an_example_that_is_run()
    {
        string[] members = [.. Types.SelectMany(Members)];

        Assert.True(members.Length > 80, $"only {members.Length} members found");
        Assert.Equal("", string.Join('\n', members.Except(ExampleCalls.Read())));
    }

    // A property that can be set has an example that sets it.
    private static IEnumerable<string> Members(Type type) =>
    [
        .. type.GetConstructors(Declared).Select(Key),
        .. type.GetMethods(Declared).Where(static method => !method.IsSpecialName && !method.IsDefined(typeof(CompilerGeneratedAttribute))).Select(Key),
        .. type.GetProperties(Declared).Select(static property => Key(property.GetSetMethod() ?? property.GetGetMethod()!)),
    ];

    private static string Key(MethodBase method) => ExampleCalls.Key(method.DeclaringType!.FullName!, method.Name, method.GetParameters().Select(static parameter => parameter.ParameterType.Name));
}

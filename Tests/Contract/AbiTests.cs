using System.Reflection;
using Judgeval.CompilerServices;
using Judgeval.Fody.Emit;

namespace Judgeval.Tests.Contract;

/// <summary>The weaver knows the runtime by name only; these names have to exist.</summary>
public sealed class AbiTests
{
    public static TheoryData<string, int> EntryPoints
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var (name, parameters) in KnownMembers.EntryPoints)
            {
                data.Add(name, parameters);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EntryPoints))]
    public void the_runtime_has_every_entry_point_of_the_weaver_once(string name, int parameters)
    {
        var method = Assert.Single(typeof(ObservedCall).GetMember(name).Cast<MethodInfo>());

        Assert.Equal(parameters, method.GetParameters().Length);
        Assert.Equal(name == "IsEnabled", method.IsStatic);
    }

    [Fact]
    public void the_weaver_knows_every_entry_point_of_the_runtime()
    {
        var declared = typeof(ObservedCall)
            .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Select(method => method.Name);

        Assert.Equal(KnownMembers.EntryPoints.Keys.Order(), declared.Order());
    }

    [Fact]
    public void the_descriptor_has_the_one_constructor_that_woven_code_calls()
    {
        var constructor = Assert.Single(typeof(ObservedMethod).GetConstructors());

        Assert.Equal([typeof(string), typeof(string), typeof(ObservedMethodOptions), typeof(string[])], constructor.GetParameters().Select(parameter => parameter.ParameterType));
    }

    [Fact]
    public void the_descriptor_has_the_methods_that_woven_code_calls() => Assert.Equal(
        [
            $"{typeof(ObservedMethod)} WithGuardrail(System.String, Judgeval.GuardrailCategory, Judgeval.EnforcementMode, System.String)",
            $"{typeof(ObservedMethod)} WithSuppressedGuardrails(Judgeval.GuardrailCategory[])",
            $"{typeof(ObservedMethod)} WithTag(System.String, System.Object)",
            $"{typeof(ObservedMethod)} WithTraceContext(System.String, System.String, System.String[])",
        ],
        typeof(ObservedMethod).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(static method => $"{method.ReturnType} {method.Name}({string.Join<Type>(", ", method.GetParameters().Select(static parameter => parameter.ParameterType))})")
            .Order());

    [Fact]
    public void the_module_initializer_finds_what_it_calls() =>
        Assert.Empty(typeof(AutoInit).GetMethod(nameof(AutoInit.Start), BindingFlags.Public | BindingFlags.Static)!.GetParameters());

    [Theory]
    [InlineData(ObservedMethodOptions.NoInput, 1)]
    [InlineData(ObservedMethodOptions.NoOutput, 2)]
    [InlineData(ObservedMethodOptions.NoYieldSpans, 4)]
    [InlineData(ObservedMethodOptions.DeclaredKind, 8)]
    [InlineData(ObservedMethodOptions.Fork, 16)]
    [InlineData(ObservedMethodOptions.Verdict, 32)]
    public void the_options_keep_the_bits_that_woven_code_has_as_literals(ObservedMethodOptions option, int bit) =>
        Assert.Equal(bit, (int)option);

    [Fact]
    public void a_call_is_two_references_so_that_state_machines_hardly_grow() =>
        Assert.Equal(2 * IntPtr.Size, System.Runtime.CompilerServices.Unsafe.SizeOf<ObservedCall>());
}

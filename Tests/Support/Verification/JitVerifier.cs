using System.Reflection;
using System.Runtime.CompilerServices;

namespace Judgeval.Tests.Support.Verification;

/// <summary>Has the JIT compile every method, generic ones with a reference type and with a value type.</summary>
public static class JitVerifier
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <returns>What the JIT or reflection refused; none when all is well.</returns>
    public static IReadOnlyList<string> Check(Assembly assembly)
    {
        var failures = new List<string>();
        foreach (var type in assembly.GetTypes())
        {
            foreach (var method in MethodsOf(type))
            {
                Check(type, method, failures);
            }
        }

        return failures;
    }

    /// <summary>How many methods with a body there are to check.</summary>
    public static int Count(Assembly assembly) => assembly.GetTypes().SelectMany(MethodsOf).Count(HasBody);

    private static IEnumerable<MethodBase> MethodsOf(Type type) => type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared));

    private static bool HasBody(MethodBase method) =>
        !method.IsAbstract
        && (method.MethodImplementationFlags & (MethodImplAttributes.InternalCall | MethodImplAttributes.Runtime)) == 0
        && (method.Attributes & MethodAttributes.PinvokeImpl) == 0;

    private static void Check(Type type, MethodBase method, List<string> failures)
    {
        if (!HasBody(method))
        {
            return;
        }

        var name = $"{type.FullName}.{method.Name}";
        Attempt(name, failures, () => Assert.NotNull(method.GetMethodBody()));
        Type[] own = method.IsGenericMethodDefinition ? method.GetGenericArguments() : [];
        Type[] parameters = [.. type.GetGenericArguments(), .. own];
        if (parameters.Length == 0)
        {
            Attempt(name, failures, () => RuntimeHelpers.PrepareMethod(method.MethodHandle));
            return;
        }

        var choices = TypeArguments.For(type, method, parameters);
        if (choices.Count == 0)
        {
            failures.Add($"{name}: no type arguments fit its constraints");
        }

        foreach (var arguments in choices)
        {
            var handles = arguments.Select(static argument => argument.TypeHandle).ToArray();
            Attempt($"{name}<{string.Join<Type>(", ", arguments)}>", failures, () => RuntimeHelpers.PrepareMethod(method.MethodHandle, handles));
        }
    }

    // Whatever comes out of the JIT is the finding: InvalidProgramException, a missing member, a type that does not load.
    private static void Attempt(string name, List<string> failures, Action attempt)
    {
        try
        {
            attempt();
        }
        catch (Exception exception)
        {
            failures.Add($"{name}: {exception.GetType().Name}: {exception.Message}");
        }
    }
}

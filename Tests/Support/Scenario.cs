using System.Diagnostics;
using System.Reflection;

namespace Judgeval.Tests.Support;

/// <summary>One <c>Run…</c> method of a fixture class.</summary>
public sealed class Scenario(string topic, string name)
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The names of all scenarios of a fixture class.</summary>
    public static IEnumerable<string> Names(Assembly assembly, string topic) =>
        TypeOf(assembly, topic).GetMethods(Public).Select(static method => method.Name).Where(static name => name.StartsWith("Run", StringComparison.Ordinal));

    /// <summary>Runs the scenario under an activity of its own, and fails if that is not the current one right after the call and at the end.</summary>
    public Task<ScenarioOutcome> RunIn(Assembly assembly)
    {
        var method = TypeOf(assembly, topic).GetMethod(name, Public) ?? throw new MissingMethodException(topic, name);

        // The pool's threads have no synchronization context, so awaits go on as they do in most programs.
        return Task.Run(() => RunAsync(method));
    }

    private static async Task<ScenarioOutcome> RunAsync(MethodInfo method)
    {
        using var ambient = new Activity("ambient").Start();
        Task<string>? task = null;
        try
        {
            var returned = method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
            AssertCurrent(ambient);
            task = returned as Task<string>;
            var result = task is null ? (string)returned! : await task;
            AssertCurrent(ambient);
            return ScenarioOutcome.Of(result, task);
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
        {
            AssertCurrent(ambient);
            return ScenarioOutcome.Of(exception, task);
        }
    }

    private static void AssertCurrent(Activity ambient) => Assert.Same(ambient, Activity.Current);

    private static Type TypeOf(Assembly assembly, string topic) => assembly.GetType($"AssemblyToProcess.{topic}", throwOnError: true)!;
}

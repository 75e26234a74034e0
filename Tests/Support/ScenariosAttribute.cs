using System.Reflection;
using Xunit.Sdk;

namespace Judgeval.Tests.Support;

/// <summary>
/// Theory data for a test class <c>XTests</c>: every scenario of the fixture <c>XCases</c>, in Debug and Release, in every state of tracing.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScenariosAttribute : DataAttribute
{
    /// <inheritdoc/>
    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        var topic = testMethod.ReflectedType!.Name.Replace("Tests", "Cases", StringComparison.Ordinal);
        return from build in Enum.GetValues<Build>()
               from tracing in Enum.GetValues<Tracing>()
               from scenario in Scenario.Names(WovenAssembly.Of(build).Unwoven, topic)
               select new object[] { build, tracing, scenario };
    }
}

namespace Judgeval.Tests.Weaving;

public sealed class ReflectionTests : ScenarioTests
{
    protected override IReadOnlyCollection<string> WithoutSpan => ["RunMembers"];
}

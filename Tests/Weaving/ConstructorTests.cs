namespace Judgeval.Tests.Weaving;

public sealed class ConstructorTests : ScenarioTests
{
    // A constructor's span starts after the call of the other constructor, which these do not reach.
    protected override IReadOnlyCollection<string> WithoutSpan => ["RunBaseArgumentThrows", "RunFieldInitialiserThrows"];
}

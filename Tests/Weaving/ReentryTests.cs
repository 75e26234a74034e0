namespace Judgeval.Tests.Weaving;

public sealed class ReentryTests : ScenarioTests;

namespace Judgeval.Tests.Weaving;

public sealed class CurrentTests : ScenarioTests;

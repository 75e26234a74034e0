namespace Judgeval.Tests.Weaving;

public sealed class LargeTests : ScenarioTests;

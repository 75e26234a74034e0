namespace Judgeval.Tests.Weaving;

public sealed class FlowTests : ScenarioTests;

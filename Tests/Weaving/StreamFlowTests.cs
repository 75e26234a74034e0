namespace Judgeval.Tests.Weaving;

public sealed class StreamFlowTests : ScenarioTests;

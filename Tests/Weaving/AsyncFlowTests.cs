namespace Judgeval.Tests.Weaving;

public sealed class AsyncFlowTests : ScenarioTests;

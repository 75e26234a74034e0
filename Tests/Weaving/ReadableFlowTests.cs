namespace Judgeval.Tests.Weaving;

public sealed class ReadableFlowTests : ScenarioTests;

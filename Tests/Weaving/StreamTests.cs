namespace Judgeval.Tests.Weaving;

public sealed class StreamTests : ScenarioTests;

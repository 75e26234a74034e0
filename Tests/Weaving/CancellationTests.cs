namespace Judgeval.Tests.Weaving;

public sealed class CancellationTests : ScenarioTests;

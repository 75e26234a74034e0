namespace Judgeval.Tests.Weaving;

public sealed class CallerTests : ScenarioTests;

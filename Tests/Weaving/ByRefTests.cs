namespace Judgeval.Tests.Weaving;

public sealed class ByRefTests : ScenarioTests;

namespace Judgeval.Tests.Weaving;

public sealed class FilterTests : ScenarioTests;

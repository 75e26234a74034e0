namespace Judgeval.Tests.Weaving;

public sealed class GenericTests : ScenarioTests;

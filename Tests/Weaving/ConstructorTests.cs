namespace Judgeval.Tests.Weaving;

public sealed class ConstructorTests : ScenarioTests;

namespace Judgeval.Tests.Weaving;

public sealed class TypeTests : ScenarioTests;

namespace Judgeval.Tests.Weaving;

public sealed class PropertyTests : ScenarioTests;

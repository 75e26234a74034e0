namespace Judgeval.Tests.Weaving;

public sealed class IteratorTests : ScenarioTests;

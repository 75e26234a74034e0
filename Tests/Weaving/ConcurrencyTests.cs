namespace Judgeval.Tests.Weaving;

public sealed class ConcurrencyTests : ScenarioTests;

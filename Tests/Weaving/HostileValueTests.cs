namespace Judgeval.Tests.Weaving;

public sealed class HostileValueTests : ScenarioTests;

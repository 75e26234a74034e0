namespace Judgeval.Tests.Weaving;

public sealed class SyncTests : ScenarioTests;

namespace Judgeval.Tests.Weaving;

public sealed class TaskTests : ScenarioTests;

namespace Judgeval.Tests.Weaving;

public sealed class AsyncTests : ScenarioTests;

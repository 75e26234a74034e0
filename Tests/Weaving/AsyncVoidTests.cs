namespace Judgeval.Tests.Weaving;

public sealed class AsyncVoidTests : ScenarioTests;

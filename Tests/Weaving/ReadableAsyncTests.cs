namespace Judgeval.Tests.Weaving;

public sealed class ReadableAsyncTests : ScenarioTests;

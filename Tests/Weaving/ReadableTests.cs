namespace Judgeval.Tests.Weaving;

public sealed class ReadableTests : ScenarioTests;

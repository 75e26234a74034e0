namespace Judgeval.Tests.Weaving;

public sealed class SequenceTests : ScenarioTests;

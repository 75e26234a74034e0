namespace Judgeval.Tests.Weaving;

public sealed class RecordingTests : ScenarioTests;

namespace Judgeval.Tests.Weaving;

public sealed class RecordTests : ScenarioTests;

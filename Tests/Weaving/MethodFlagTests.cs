namespace Judgeval.Tests.Weaving;

public sealed class MethodFlagTests : ScenarioTests;

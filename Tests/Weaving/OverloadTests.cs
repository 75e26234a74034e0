namespace Judgeval.Tests.Weaving;

public sealed class OverloadTests : ScenarioTests;

namespace Judgeval.Tests.Weaving;

public sealed class BranchTests : ScenarioTests;

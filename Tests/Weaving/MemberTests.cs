namespace Judgeval.Tests.Weaving;

public sealed class MemberTests : ScenarioTests;

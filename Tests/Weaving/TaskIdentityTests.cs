namespace Judgeval.Tests.Weaving;

public sealed class TaskIdentityTests : ScenarioTests;

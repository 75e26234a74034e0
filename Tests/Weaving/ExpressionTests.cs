namespace Judgeval.Tests.Weaving;

public sealed class ExpressionTests : ScenarioTests;

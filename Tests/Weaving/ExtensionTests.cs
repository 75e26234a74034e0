namespace Judgeval.Tests.Weaving;

public sealed class ExtensionTests : ScenarioTests;

namespace Judgeval.Tests.Weaving;

/// <summary>Tests that run woven code share one switch, the active tracer, and so run one after the other.</summary>
[CollectionDefinition(nameof(WovenPrograms), DisableParallelization = true)]
public sealed class WovenPrograms;
